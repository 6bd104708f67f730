package org.alphadetector.app.metrics;

import io.micrometer.core.instrument.Meter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.alphadetector.features.market.RequiredMark;
import org.alphadetector.features.market.SourceStatus;
import org.alphadetector.features.source.Mark;

/**
 * How far behind the clock each source of the market stage is and whether it is left out, while the stage runs here.
 */
final class MarketSources {
    private static final double MS_PER_SECOND = 1e3;
    private static final long MICROS_PER_MS = 1_000;

    private static final class Source {
        private volatile long pointMs;
        private volatile boolean isExcluded;
        private List<Meter> meters = List.of();

        Source(long pointMs) {
            this.pointMs = pointMs;
        }
    }

    private final Meters meters;
    private final InstantSource clock;
    private final Map<RequiredMark, Source> sources = new ConcurrentHashMap<>();

    MarketSources(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void are(List<SourceStatus> all) {
        for (SourceStatus status : all) {
            Source source = sources.computeIfAbsent(status.source(), this::measured);
            source.isExcluded = status.isExcluded();
            if (status.markMicros() != Long.MIN_VALUE) {
                source.pointMs = status.markMicros() / MICROS_PER_MS;
            }
        }
    }

    void mark(Mark mark) {
        Source source = sources.get(new RequiredMark(mark.source(), mark.exchange()));
        // A mark of an exchange that is no longer configured holds nobody up.
        if (source != null) {
            source.pointMs = mark.pointMicros() / MICROS_PER_MS;
        }
    }

    void stop() {
        sources.values().forEach(source -> source.meters.forEach(meters::remove));
        sources.clear();
    }

    private Source measured(RequiredMark mark) {
        Source source = new Source(clock.millis());
        String[] tags = {
            mark.exchange(),
            mark.source().topic(),
            Integer.toString(mark.source().partition())
        };
        Meter lag = meters.gauge(
                MeterCatalog.MARK_LAG, () -> Math.max(0, clock.millis() - source.pointMs) / MS_PER_SECOND, tags);
        Meter excluded = meters.gauge(MeterCatalog.SOURCE_EXCLUDED, () -> source.isExcluded ? 1 : 0, tags);
        source.meters = List.of(lag, excluded);
        return source;
    }
}
