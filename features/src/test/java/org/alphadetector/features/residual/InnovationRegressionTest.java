package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class InnovationRegressionTest {
    private static final long MINUTE = Timeframe.M1.micros();
    private static final double HALF_LIFE = 300;

    private final InnovationRegression regression =
            new InnovationRegression(new StateBuffer().allocate("bounce", InnovationRegression.WORDS), HALF_LIFE);

    /** Sums over all pairs so far, with gaps and values beyond the limit. */
    @Test
    void isTheSlopeOnTheInnovationOfTheMinuteBefore() {
        SplittableRandom random = new SplittableRandom(3);
        List<double[]> pairs = new ArrayList<>();
        double innovation = 0;
        double noise = 0;
        long last = 0;
        for (long minute = 1_000; minute < 2_500; minute++) {
            if (random.nextInt(40) == 0) {
                continue;
            }
            double before = noise;
            noise = random.nextGaussian() * (random.nextInt(50) == 0 ? 10 : 1);
            double value = noise - 0.4 * before;
            double expected = last == minute - 1 ? slope(pairs) * innovation : 0;
            assertThat(regression.predict(minute * MINUTE)).isCloseTo(expected, within(1e-9));
            regression.learn(value, 4, minute * MINUTE);
            if (last == minute - 1) {
                pairs.add(new double[] {bounded(value), innovation});
            }
            innovation = bounded(value - expected);
            last = minute;
        }
        assertThat(slope(pairs)).isBetween(-0.45, -0.2);
    }

    private static double bounded(double value) {
        return Math.max(-4, Math.min(4, value));
    }

    private static double slope(List<double[]> pairs) {
        double products = 0;
        double squares = 0;
        double weight = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double each = Math.pow(0.5, (pairs.size() - 1 - i) / HALF_LIFE);
            products += each * pairs.get(i)[0] * pairs.get(i)[1];
            squares += each * pairs.get(i)[1] * pairs.get(i)[1];
            weight += each;
        }
        return weight == 0 ? 0 : products / squares * weight / (weight + 100);
    }

    @Test
    void foretellsNothingAfterAGap() {
        for (long minute = 1; minute < 200; minute++) {
            regression.learn(minute % 2 == 0 ? 1 : -1, 10, minute * MINUTE);
        }
        assertThat(regression.predict(200 * MINUTE)).isNotZero();
        assertThat(regression.predict(201 * MINUTE)).isZero();
        assertThat(regression.predict(199 * MINUTE)).isZero();
        regression.clear();
        assertThat(regression.predict(200 * MINUTE)).isZero();
    }
}
