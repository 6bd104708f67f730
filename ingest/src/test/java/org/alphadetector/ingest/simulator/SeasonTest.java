package org.alphadetector.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeasonTest {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long DAY_MICROS = 1_440 * MINUTE_MICROS;
    /** Monday 2025-01-06 00:00 UTC. */
    private static final long MONDAY_MICROS = 1_736_121_600_000_000L;

    @Test
    void isOneOnAverage() {
        assertThat(mean(MONDAY_MICROS, MONDAY_MICROS + 7 * DAY_MICROS)).isCloseTo(1, within(1e-9));
    }

    @Test
    void weekendIsQuieter() {
        long saturday = MONDAY_MICROS + 5 * DAY_MICROS;
        // The day before and after run into each other within ten minutes.
        assertThat(mean(saturday, saturday + 2 * DAY_MICROS) / mean(MONDAY_MICROS, saturday))
                .isCloseTo(0.7, within(0.001));
    }

    @Test
    void sessionIsBusierAtItsEndsThanInItsMiddle() {
        long hour = 60 * MINUTE_MICROS;
        double ends = (mean(MONDAY_MICROS + 16 * hour, MONDAY_MICROS + 16 * hour + MINUTE_MICROS)
                        + mean(MONDAY_MICROS + 21 * hour, MONDAY_MICROS + 21 * hour + MINUTE_MICROS))
                / 2;
        double middle = mean(MONDAY_MICROS + 17 * hour, MONDAY_MICROS + 18 * hour);
        assertThat(ends / middle).isGreaterThan(1.1);
    }

    private static double mean(long fromMicros, long toMicros) {
        double sum = 0;
        for (long micros = fromMicros; micros < toMicros; micros += MINUTE_MICROS) {
            sum += Season.at(micros);
        }
        return sum * MINUTE_MICROS / (toMicros - fromMicros);
    }
}
