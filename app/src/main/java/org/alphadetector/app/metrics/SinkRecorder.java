package org.alphadetector.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.alphadetector.sink.consume.SinkMeters;
import org.alphadetector.sink.write.RefusalReason;

/** Records what the sink says of its work. */
public final class SinkRecorder implements SinkMeters {
    private final DistributionSummary sizes;
    private final Timer times;
    private final Map<RefusalReason, Counter> deadLetters = new EnumMap<>(RefusalReason.class);

    public SinkRecorder(Meters meters) {
        sizes = meters.summary(MeterCatalog.SINK_BATCH_SIZE);
        times = meters.timer(MeterCatalog.SINK_BATCH_TIME);
        for (RefusalReason reason : RefusalReason.values()) {
            deadLetters.put(reason, meters.counter(MeterCatalog.SINK_DEAD_LETTERS, reason.code()));
        }
    }

    @Override
    public void batch(int size, long nanos) {
        sizes.record(size);
        times.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void deadLetter(RefusalReason reason) {
        Objects.requireNonNull(deadLetters.get(reason)).increment();
    }
}
