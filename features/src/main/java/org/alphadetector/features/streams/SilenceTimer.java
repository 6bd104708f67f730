package org.alphadetector.features.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.market.RequiredMark;
import org.alphadetector.features.market.SourceStatus;

/**
 * Notices by the wall clock that a live market waits for a silent source. It only writes control records, which take
 * effect when they are read back; a replay has the records and needs no timer.
 *
 * <p>A source is silent when it has sent no mark for the given time since others went ahead of it, and one of them has
 * gone on since: where everything has stopped, nobody is to blame. It is back when its marks have caught up with what is
 * closed, so that including it holds nobody up.
 */
final class SilenceTimer {
    private static final long NEVER = -1;

    private final long excludeAfterMs;
    private final Consumer<Control> append;
    private final Map<RequiredMark, Watch> watches = new TreeMap<>();

    /** What was seen of one source. */
    private static final class Watch {
        private long markMicros;
        private boolean hasAdvanced;
        private boolean wasExcluded;
        private long behindSinceMs = NEVER;
        private long newestThenMicros;
        private long askedMs = NEVER;

        private Watch(SourceStatus source) {
            markMicros = source.markMicros();
            wasExcluded = source.isExcluded();
        }
    }

    /**
     * @param excludeAfter how long a market waits
     * @param append appends a record to {@code features.asset}
     */
    SilenceTimer(Duration excludeAfter, Consumer<Control> append) {
        this.excludeAfterMs = excludeAfter.toMillis();
        this.append = append;
    }

    /** Looks at the sources; to be called about each second. */
    void look(List<SourceStatus> sources, long closedMicros, long nowMs) {
        long newest = ControlEffect.NOTHING_CLOSED;
        for (SourceStatus source : sources) {
            newest = source.isExcluded() ? newest : Math.max(newest, source.markMicros());
        }
        List<SourceStatus> silent = new ArrayList<>();
        List<SourceStatus> back = new ArrayList<>();
        for (SourceStatus source : sources) {
            Watch watch = watches.computeIfAbsent(source.source(), key -> new Watch(source));
            follow(watch, source, newest, nowMs);
            boolean mayAsk = watch.askedMs == NEVER || nowMs - watch.askedMs >= excludeAfterMs;
            if (mayAsk && isSilent(watch, source, newest, nowMs)) {
                silent.add(source);
            } else if (mayAsk && isBack(watch, source, closedMicros)) {
                back.add(source);
            }
        }
        String silence = "no mark for " + excludeAfterMs / 1_000 + " s while others went on";
        write(silent, sources, nowMs, of -> new Control.Exclude(id(of, nowMs), Origin.TIMER, of, silence));
        write(back, sources, nowMs, of -> new Control.Include(id(of, nowMs), Origin.TIMER, of, "its marks are back"));
    }

    private static void follow(Watch watch, SourceStatus source, long newestMicros, long nowMs) {
        if (source.markMicros() != watch.markMicros) {
            watch.markMicros = source.markMicros();
            watch.hasAdvanced = true;
            watch.behindSinceMs = NEVER;
        }
        if (source.isExcluded() != watch.wasExcluded) {
            watch.wasExcluded = source.isExcluded();
            watch.askedMs = NEVER;
        }
        if (watch.behindSinceMs == NEVER && source.markMicros() < newestMicros) {
            watch.behindSinceMs = nowMs;
            watch.newestThenMicros = newestMicros;
        }
    }

    private boolean isSilent(Watch watch, SourceStatus source, long newestMicros, long nowMs) {
        return !source.isExcluded()
                && watch.behindSinceMs != NEVER
                && nowMs - watch.behindSinceMs >= excludeAfterMs
                && newestMicros > watch.newestThenMicros;
    }

    private static boolean isBack(Watch watch, SourceStatus source, long closedMicros) {
        return source.isExcluded()
                && source.excludedBy() == Origin.TIMER
                && watch.hasAdvanced
                && source.markMicros() >= closedMicros;
    }

    /** One record for an exchange of which every source is meant, else one for each source. */
    private void write(
            List<SourceStatus> meant,
            List<SourceStatus> sources,
            long nowMs,
            Function<SourceSelector, Control> record) {
        Map<String, List<SourceStatus>> byExchange = new TreeMap<>();
        for (SourceStatus each : meant) {
            byExchange
                    .computeIfAbsent(each.source().exchange(), exchange -> new ArrayList<>())
                    .add(each);
            Watch watch = watches.get(each.source());
            if (watch != null) {
                watch.askedMs = nowMs;
                watch.hasAdvanced = false;
            }
        }
        byExchange.forEach((exchange, own) -> {
            long all = sources.stream()
                    .filter(source -> source.source().exchange().equals(exchange))
                    .count();
            if (own.size() == all) {
                append.accept(record.apply(SourceSelector.everywhere(exchange)));
            } else {
                own.forEach(source -> append.accept(record.apply(selector(source.source()))));
            }
        });
    }

    private static SourceSelector selector(RequiredMark source) {
        return SourceSelector.in(source.source().topic(), source.source().partition(), source.exchange());
    }

    private static String id(SourceSelector sources, long nowMs) {
        return "timer/" + sources + '/' + nowMs;
    }
}
