package org.alphadetector.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.streams.PipelineMeters.TickMeters;
import org.alphadetector.ingest.tick.TickFault;

/** Records what one task of the asset stage says; a tick costs it two plain writes. */
final class TaskRecorder implements TickMeters {
    /** The latest counts of a source partition, read by whoever looks at the meters. */
    private static final class Latest {
        private volatile IngestCounts counts;
        private List<Meter> meters = List.of();

        Latest(IngestCounts counts) {
            this.counts = counts;
        }
    }

    private final Meters meters;
    private final InstantSource clock;
    private final AtomicLong ticks;
    private final DeadLetterLog deadLetterLog;
    private final Timer latency;
    private final Map<TickFault, Counter> deadLetters = new EnumMap<>(TickFault.class);
    private final Map<SourcePartition, Latest> sources = new HashMap<>();
    private long appendedMs;

    /**
     * @param ticks how many records were taken in of the task's partitions; nobody else adds to it
     */
    TaskRecorder(Meters meters, InstantSource clock, AtomicLong ticks, DeadLetterLog deadLetterLog) {
        this.meters = meters;
        this.clock = clock;
        this.ticks = ticks;
        this.deadLetterLog = deadLetterLog;
        this.latency = meters.timer(MeterCatalog.EVENT_LATENCY);
        for (TickFault fault : TickFault.values()) {
            if (fault != TickFault.NONE) {
                deadLetters.put(fault, meters.counter(MeterCatalog.DEAD_LETTERS, fault.code()));
            }
        }
    }

    @Override
    public void tick(long newAppendedMs) {
        appendedMs = newAppendedMs;
        // One thread writes, so no locked addition is needed; the others may see it a moment later.
        ticks.setRelease(ticks.getPlain() + 1);
    }

    @Override
    public void deadLetter(TickFault fault) {
        Objects.requireNonNull(deadLetters.get(fault)).increment();
        deadLetterLog.say(fault);
    }

    @Override
    public void event() {
        latency.record(Duration.ofMillis(Math.max(0, clock.millis() - appendedMs)));
    }

    @Override
    public void counts(IngestCounts counts) {
        sources.computeIfAbsent(counts.source(), source -> measured(counts)).counts = counts;
    }

    @Override
    public void stop() {
        sources.values().forEach(latest -> latest.meters.forEach(meters::remove));
        sources.clear();
    }

    private Latest measured(IngestCounts first) {
        Latest latest = new Latest(first);
        String topic = first.source().topic();
        String partition = Integer.toString(first.source().partition());
        latest.meters = List.of(
                meters.counterOf(MeterCatalog.LATE, latest, it -> it.counts.late(), topic, partition),
                meters.counterOf(MeterCatalog.DUPLICATES, latest, it -> it.counts.duplicate(), topic, partition));
        return latest;
    }
}
