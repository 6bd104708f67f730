package org.alphadetector.app.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.alphadetector.features.asset.Mark;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.market.SourceStatus;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.streams.PipelineMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what the Streams application says of its work. */
public final class PipelineRecorder implements PipelineMeters {
    private static final long MICROS_PER_MS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(PipelineRecorder.class);

    private final Meters meters;
    private final InstantSource clock;
    private final MarketSources marketSources;
    /** By partition; a task that comes back goes on counting. */
    private final Map<Integer, AtomicLong> ticks = new ConcurrentHashMap<>();

    public PipelineRecorder(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.marketSources = new MarketSources(meters, clock);
    }

    @Override
    public TickMeters startTicks(int partition) {
        return new TaskRecorder(meters, clock, ticks.computeIfAbsent(partition, this::measuredTicks));
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

    /** Rows are left out from then on, or wanted again: whoever runs the pipeline is to see that without looking for it. */
    @Override
    public void control(ControlEffect effect) {
        if (!effect.isApplied()) {
            return;
        }
        Control control = effect.control();
        LOG.warn(
                control instanceof Control.Exclude
                        ? "the market goes on without {} after {} ({})"
                        : "the market waits for {} again after {} ({})",
                control.sources(),
                effect.closedMicros() == ControlEffect.NOTHING_CLOSED
                        ? "its beginning"
                        : Instant.EPOCH.plus(effect.closedMicros(), ChronoUnit.MICROS),
                control.reason());
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
