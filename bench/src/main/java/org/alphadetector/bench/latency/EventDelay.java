package org.alphadetector.bench.latency;

import java.nio.ByteBuffer;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * When what happened to an event, microseconds since the epoch.
 *
 * @param isAtTickTime whether a tick fired it; otherwise the close of a bar did
 * @param dueMicros when its tick was due: the trade, or the first tick after the bar's lateness
 * @param tickAppendedMicros when the broker wrote the trade, the whole millisecond before; 0 if that is not known
 * @param polledMicros when the stream thread had polled the trade; 0 if that is not known
 * @param sentMicros when the stream thread handed it to its producer
 * @param appendedMicros when the broker wrote it, the whole millisecond before
 * @param receivedMicros when a reader's poll returned it
 */
record EventDelay(
        boolean isAtTickTime,
        long dueMicros,
        long tickAppendedMicros,
        long polledMicros,
        long sentMicros,
        long appendedMicros,
        long receivedMicros) {
    private static final String TICK_TIME = ".tick.v1";

    static EventDelay of(ConsumerRecord<byte[], byte[]> record, long latenessMicros, long receivedMicros) {
        AnomalyEvent event = EventJson.decode(record.value());
        boolean isAtTickTime = event.detectorId().endsWith(TICK_TIME);
        return new EventDelay(
                isAtTickTime,
                isAtTickTime ? event.triggerTsMicros() : event.exchangeTsMicros() + latenessMicros,
                stamp(record, PhaseStamps.APPENDED),
                stamp(record, PhaseStamps.POLLED),
                stamp(record, PhaseStamps.SENT),
                record.timestamp() * 1_000,
                receivedMicros);
    }

    long totalMicros() {
        return receivedMicros - dueMicros;
    }

    private static long stamp(ConsumerRecord<byte[], byte[]> record, String name) {
        Header stamp = record.headers().lastHeader(name);
        return stamp == null ? 0 : ByteBuffer.wrap(stamp.value()).getLong();
    }
}
