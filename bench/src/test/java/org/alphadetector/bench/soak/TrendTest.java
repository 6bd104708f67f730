package org.alphadetector.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.alphadetector.ingest.random.RandomStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final int SAMPLES = 136;
    private static final double STEP_HOURS = 20 / 3_600.0;

    /** 100 + 3 an hour, with noise of at most 0.5 and every fifth sample far off: of 136 samples in 45 minutes. */
    @Test
    void findsTheSlopeUnderOutliers() {
        RandomStream random = new RandomStream(7, 1);
        Trend trend = trend(i -> i % 5 == 4 ? 10_000 : 100 + 3 * hours(i) + random.uniform() - 0.5);
        assertThat(trend.perHour()).isCloseTo(3, within(1.0));
        assertThat(trend.firstQuarter()).isCloseTo(100.3, within(0.4));
        assertThat(trend.lastQuarter()).isCloseTo(102, within(0.4));
    }

    @Test
    void isLevelUnderASawtooth() {
        assertThat(trend(i -> i % 3 == 0 ? 900 : 20).perHour()).isZero();
    }

    /** 50 (1 - e^(-t / 10 min)) has gained 44.7 after 22.5 minutes and only 4.7 in the next. */
    @Test
    void tellsFillingUpFromLeaking() {
        Trend filling = trend(i -> 50 * (1 - Math.exp(-6 * hours(i))));
        Trend leaking = trend(i -> 50 * hours(i));
        assertThat(filling.laterPerHour()).isLessThan(filling.perHour() / 3);
        assertThat(leaking.laterPerHour()).isCloseTo(leaking.perHour(), within(1e-9));
    }

    @Test
    void leavesOutWhatCouldNotBeRead() {
        assertThat(trend(i -> i % 10 == 0 ? Double.NaN : 5 * hours(i)).perHour())
                .isCloseTo(5, within(1e-9));
    }

    @Test
    void isUndefinedFromOneSample() {
        assertThat(Trend.of(new double[] {1}, new double[] {2}).perHour()).isNaN();
    }

    @Test
    void aStepIsForgivenWhereOneMayComeAndALeakIsNot() {
        Measure level = new Measure("heap", "MB", 2, 0);
        Measure stepped = new Measure("heap", "MB", 2, 0, 8);
        for (int at : new int[] {30, SAMPLES / 2, 100}) {
            assertThat(stepped.isFlat(trend(i -> i < at ? 60 : 68))).isTrue();
        }
        assertThat(level.isFlat(trend(i -> i < SAMPLES / 2 ? 60 : 68))).isFalse();
        assertThat(stepped.isFlat(trend(i -> 60 + 3 * hours(i)))).isFalse();
        assertThat(stepped.isFlat(trend(i -> i < SAMPLES / 2 ? 60 : 80))).isFalse();
        assertThat(stepped.isFlat(trend(i -> Double.NaN))).isFalse();
    }

    private static Trend trend(IntToDoubleFunction value) {
        double[] times = new double[SAMPLES];
        double[] values = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            times[i] = hours(i);
            values[i] = value.applyAsDouble(i);
        }
        return Trend.of(times, values);
    }

    private static double hours(int sample) {
        return sample * STEP_HOURS;
    }
}
