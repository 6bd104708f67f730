package org.alphadetector.bench.latency;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Delays as percentiles, and where the time went. */
final class DelayReport {
    private static final double MICROS_PER_MS = 1e3;
    private static final long MICROS_PER_MINUTE = 60_000_000;
    private static final long HIGHEST_MICROS = 600_000_000;
    private static final int DIGITS = 3;
    private static final int SLOWEST_SHARE = 100;

    private static final List<Phase> TICK_PHASES = List.of(
            new Phase("tick due -> written by the broker", delay -> delay.tickAppendedMicros() - delay.dueMicros()),
            new Phase("-> polled by the stream thread", delay -> delay.polledMicros() - delay.tickAppendedMicros()),
            new Phase("-> event handed to the producer", delay -> delay.sentMicros() - delay.polledMicros()),
            new Phase("-> written by the broker", delay -> delay.appendedMicros() - delay.sentMicros()),
            new Phase("-> in a reader's hands", delay -> delay.receivedMicros() - delay.appendedMicros()));

    /** A part of the way of an event. */
    private record Phase(String name, ToLongFunction<EventDelay> micros) {}

    private DelayReport() {}

    /** Percentiles of the whole way. */
    static String describe(String name, List<EventDelay> delays) {
        return describe(name, histogram(delays, EventDelay::totalMicros));
    }

    /** Percentiles of microseconds. */
    static String describe(String name, Histogram histogram) {
        return String.format(
                Locale.ROOT,
                "%-52s p50 %7.1f  p90 %7.1f  p99 %7.1f  p99.9 %7.1f  max %7.1f ms  (%,d)",
                name,
                histogram.getValueAtPercentile(50) / MICROS_PER_MS,
                histogram.getValueAtPercentile(90) / MICROS_PER_MS,
                histogram.getValueAtPercentile(99) / MICROS_PER_MS,
                histogram.getValueAtPercentile(99.9) / MICROS_PER_MS,
                histogram.getMaxValue() / MICROS_PER_MS,
                histogram.getTotalCount());
    }

    /** Percentiles of each phase of tick-time events, and the slowest hundredth one by one, phase after phase. */
    static void printPhases(List<EventDelay> delays) {
        List<EventDelay> known =
                delays.stream().filter(delay -> delay.polledMicros() > 0).toList();
        List<EventDelay> slowest = known.stream()
                .sorted(Comparator.comparingLong(EventDelay::totalMicros).reversed())
                .limit(known.size() / SLOWEST_SHARE + 1)
                .toList();
        for (Phase phase : TICK_PHASES) {
            System.out.println(describe("  " + phase.name, histogram(known, phase.micros)));
        }
        for (EventDelay delay : slowest) {
            System.out.println("    slow: " + describe(delay));
        }
    }

    private static String describe(EventDelay delay) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "due at second %6.3f of its minute, %7.1f ms =",
                delay.dueMicros() % MICROS_PER_MINUTE / 1e6,
                delay.totalMicros() / MICROS_PER_MS));
        for (Phase phase : TICK_PHASES) {
            text.append(String.format(Locale.ROOT, " %7.1f", phase.micros.applyAsLong(delay) / MICROS_PER_MS));
        }
        return text.toString();
    }

    private static Histogram histogram(List<EventDelay> delays, ToLongFunction<EventDelay> micros) {
        Histogram histogram = new Histogram(HIGHEST_MICROS, DIGITS);
        for (EventDelay delay : delays) {
            histogram.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, micros.applyAsLong(delay))));
        }
        return histogram;
    }
}
