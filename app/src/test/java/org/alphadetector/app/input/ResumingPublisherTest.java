package org.alphadetector.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.DrainCheck;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumingPublisherTest {
    private static final int PARTITIONS = 3;
    private static final SimulatorSettings MARKET =
            SimulatorSettings.DEFAULT.withAssetCount(5).withDuration(60_000_000L);

    @TempDir
    static Path root;

    private static DataDirectory directory;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startBroker() {
        directory = DataDirectory.own(root, "run");
        kafka = EmbeddedServices.startKafka(directory);
        try (Admin admin = Brokers.admin(kafka.bootstrap())) {
            TopicSetup.ensure(admin, List.of("whole", "broken", "fenced"), PARTITIONS, (short) 1);
        }
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
        directory.close();
    }

    @Test
    void goesOnWithoutADuplicateAndWithoutAHole() {
        publish("whole", Integer.MAX_VALUE, Integer.MAX_VALUE);
        // Each run breaks off with ticks sent that are not committed.
        publish("broken", 700, 1_000);
        publish("broken", 1_500, 1_501);
        publish("broken", Integer.MAX_VALUE, Integer.MAX_VALUE);
        publish("broken", Integer.MAX_VALUE, Integer.MAX_VALUE);

        Map<Integer, List<String>> whole = read("whole");
        assertThat(whole.values().stream().mapToInt(List::size).sum()).isGreaterThan(2_000);
        assertThat(read("broken")).isEqualTo(whole);
        try (DrainCheck check = new DrainCheck(kafka.bootstrap())) {
            assertThat(check.isEmpty(List.of("broken"))).isFalse();
            assertThat(check.isDrained(check.ends(List.of("broken")))).isTrue();
        }
    }

    @Test
    void closesThoughTheBrokersAreGone(@TempDir Path other) throws Exception {
        try (DataDirectory owned = DataDirectory.own(other, "run")) {
            EmbeddedKafka gone = EmbeddedServices.startKafka(owned);
            try (Admin admin = Brokers.admin(gone.bootstrap())) {
                TopicSetup.ensure(admin, List.of("ticks"), 1, (short) 1);
            }
            ResumingPublisher publisher =
                    ResumingPublisher.open(gone.bootstrap(), "ticks", "gone", PublisherSettings.THROUGHPUT);
            try (SimulatedTicks ticks = new SimulatedTicks(MARKET)) {
                assertThat(ticks.advance()).isTrue();
                publisher.publish(ticks.tick());
            }
            gone.close();

            Thread closing = new Thread(publisher::close);
            closing.setDaemon(true);
            closing.start();
            closing.join(Duration.ofSeconds(60).toMillis());
            assertThat(closing.isAlive()).isFalse();
        }
    }

    @Test
    void secondPublisherOfTheSameTicksFencesTheFirst() {
        try (ResumingPublisher first = open("fenced");
                SimulatedTicks ticks = new SimulatedTicks(MARKET)) {
            ticks.advance();
            first.publish(ticks.tick());
            try (ResumingPublisher second = open("fenced")) {
                assertThat(second.published()).isZero();
                assertThatThrownBy(first::commit)
                        .isInstanceOf(CommandFailure.class)
                        .hasMessageContaining("another process publishes the same input");
            }
        }
        assertThat(read("fenced").values()).allMatch(List::isEmpty);
    }

    /** Commits after so many ticks of the sequence and breaks off after some more. */
    private static void publish(String topic, int commitAt, int breakAt) {
        try (ResumingPublisher publisher = open(topic);
                SimulatedTicks ticks = new SimulatedTicks(MARKET)) {
            for (int count = 1; count <= breakAt && ticks.advance(); count++) {
                Tick tick = ticks.tick();
                publisher.publish(tick);
                if (count == commitAt) {
                    publisher.commit();
                }
            }
            if (breakAt == Integer.MAX_VALUE) {
                publisher.commit();
            }
        }
    }

    private static ResumingPublisher open(String topic) {
        return ResumingPublisher.open(kafka.bootstrap(), topic, "sequence-" + topic, PublisherSettings.THROUGHPUT);
    }

    private static Map<Integer, List<String>> read(String topic) {
        Map<Integer, List<String>> read = new TreeMap<>();
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TopicPartition from = new TopicPartition(topic, partition);
                long end = consumer.endOffsets(List.of(from)).getOrDefault(from, 0L);
                List<String> records = new ArrayList<>();
                consumer.assign(List.of(from));
                consumer.seekToBeginning(List.of(from));
                while (consumer.position(from) < end) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                        records.add(new String(record.value(), StandardCharsets.UTF_8));
                    }
                }
                read.put(partition, records);
            }
        }
        return read;
    }
}
