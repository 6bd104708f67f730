package org.alphadetector.app.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.alphadetector.app.control.ControlLog;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.market.SourceStatus;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.streams.PipelineMeters;

/** Records what the Streams application says of its work. */
public final class PipelineRecorder implements PipelineMeters {
    private static final long MICROS_PER_MS = 1_000;

    private final Meters meters;
    private final InstantSource clock;
    private final MarketSources marketSources;
    private final DeadLetterLog deadLetters = new DeadLetterLog();
    /** By partition; a task that comes back goes on counting. */
    private final Map<Integer, AtomicLong> ticks = new ConcurrentHashMap<>();

    public PipelineRecorder(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.marketSources = new MarketSources(meters, clock);
    }

    @Override
    public TickMeters startTicks(int partition) {
        return new TaskRecorder(meters, clock, ticks.computeIfAbsent(partition, this::measuredTicks), deadLetters);
    }

    @Override
    public void marketSources(List<SourceStatus> sources) {
        marketSources.are(sources);
    }

    @Override
    public void mark(Mark mark) {
        marketSources.mark(mark);
    }

    @Override
    public void pointClosed(Timeframe timeframe, long pointMicros) {
        long delayMs = clock.millis() - pointMicros / MICROS_PER_MS;
        meters.timer(MeterCatalog.BAR_CLOSE_DELAY, timeframe.label()).record(Duration.ofMillis(Math.max(0, delayMs)));
    }

    @Override
    public void control(ControlEffect effect) {
        ControlLog.say(effect);
    }

    @Override
    public void stopMarket() {
        marketSources.stop();
    }

    private AtomicLong measuredTicks(int partition) {
        AtomicLong count = new AtomicLong();
        meters.counterOf(MeterCatalog.TICKS, count, AtomicLong::get, Integer.toString(partition));
        return count;
    }
}
