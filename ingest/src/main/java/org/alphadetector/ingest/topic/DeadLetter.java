package org.alphadetector.ingest.topic;

import org.alphadetector.ingest.tick.TickFault;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be taken in, as it goes to {@link Topics#DEAD_LETTER_TICKS}, or that could not be written, as it
 * goes to {@link Topics#DEAD_LETTER_SINK}: the original key and headers, the first 64 KiB of the value, and headers
 * {@code error.*} that say why and where from. A dead letter stays well below the 1 MiB that a producer sends by default,
 * whatever came in: a longer key is cut like the value, and headers beyond 256 KiB are left out and counted in
 * {@code error.headers_omitted}. {@link DeadLetters} makes them.
 */
public final class DeadLetter {
    /** The stable reason; of a tick {@link TickFault#code}. */
    public static final String REASON = "error.reason";
    /** The fault in words. */
    public static final String DETAIL = "error.detail";

    public static final String TOPIC = "error.topic";
    public static final String PARTITION = "error.partition";
    public static final String OFFSET = "error.offset";
    /** Bytes of the whole value. */
    public static final String LENGTH = "error.length";
    /** SHA-256 of the whole value, hexadecimal. */
    public static final String SHA256 = "error.sha256";

    public static final String HEADERS_OMITTED = "error.headers_omitted";

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Headers headers;

    DeadLetter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    /** Where a record was read. */
    public record Origin(String topic, int partition, long offset) {}

    /** The original key, null if there was none. */
    public byte @Nullable [] key() {
        return key;
    }

    /** The first 64 KiB of the original value, null if there was none. */
    public byte @Nullable [] value() {
        return value;
    }

    /** The original headers and those of the error. */
    public Headers headers() {
        return headers;
    }

    /** What a producer sends to a topic of dead letters. */
    public ProducerRecord<byte[], byte[]> toProducerRecord(String topic) {
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }
}
