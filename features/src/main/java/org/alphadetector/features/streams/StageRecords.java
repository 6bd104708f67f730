package org.alphadetector.features.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Record;

/** Records of event time: what a stage forwards carries the time of the events it is about. */
public final class StageRecords {
    private static final long MICROS_PER_MILLI = 1_000;

    private StageRecords() {}

    /** A record with a UTF-8 key at an event time; times before the epoch become the epoch, as Kafka knows none. */
    public static Record<byte[], byte[]> of(String key, byte[] value, long timeMicros) {
        return new Record<>(key.getBytes(StandardCharsets.UTF_8), value, Math.max(0, timeMicros / MICROS_PER_MILLI));
    }
}
