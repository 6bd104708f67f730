package org.alphadetector.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.ingest.topic.DeadLetter;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The dead letters of a run.
 *
 * @param counts how many there are of each reason
 * @param hash SHA-256 over key, value and all headers of all of them in their order, hexadecimal
 */
record DeadLetterTally(Map<String, Long> counts, String hash) {
    private static final Duration POLL = Duration.ofMillis(200);

    DeadLetterTally {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Reads the topic of dead letters, which has one partition, from its beginning to its end. */
    static DeadLetterTally read(String bootstrap) {
        Map<String, Long> counts = new TreeMap<>();
        MessageDigest digest = sha256();
        TopicPartition partition = new TopicPartition(Topics.DEAD_LETTER_TICKS, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
                    byte[] reason =
                            letter.headers().lastHeader(DeadLetter.REASON).value();
                    counts.merge(new String(reason, StandardCharsets.UTF_8), 1L, Long::sum);
                    update(digest, letter);
                }
            }
        }
        return new DeadLetterTally(counts, HexFormat.of().formatHex(digest.digest()));
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void update(MessageDigest digest, ConsumerRecord<byte[], byte[]> letter) {
        if (letter.key() != null) {
            digest.update(letter.key());
        }
        if (letter.value() != null) {
            digest.update(letter.value());
        }
        for (Header header : letter.headers()) {
            digest.update((header.key() + '=').getBytes(StandardCharsets.UTF_8));
            digest.update(header.value());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
