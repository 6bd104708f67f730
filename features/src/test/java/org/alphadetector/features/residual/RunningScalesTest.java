package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.junit.jupiter.api.Test;

class RunningScalesTest {
    private static StateSlice slice(int words) {
        return new StateBuffer().allocate("scale", words);
    }

    @Test
    void magnitudeScaleStandsAtOneStandardDeviation() {
        for (double gain : new double[] {MagnitudeScale.LARGEST_GAIN, 0.001}) {
            MagnitudeScale scale = new MagnitudeScale(slice(MagnitudeScale.WORDS), gain);
            assertThat(scale.scale(1)).isNaN();
            Random random = new Random(1);
            double sum = 0;
            for (int i = 0; i < 20_000; i++) {
                scale.learn(5 * random.nextGaussian(), 1e-9);
                sum += i >= 10_000 ? Math.log(scale.scale(0)) : 0;
            }
            assertThat(Math.exp(sum / 10_000)).as("gain " + gain).isCloseTo(5, within(0.15));
            assertThat(scale.scale(9)).isEqualTo(9);
        }
    }

    @Test
    void magnitudeScaleMovesByItsGainAtMost() {
        MagnitudeScale scale = new MagnitudeScale(slice(MagnitudeScale.WORDS), 0.001);
        for (int i = 0; i < 4_000; i++) {
            scale.learn(i % 3 - 1, 1e-9);
        }
        double before = scale.scale(0);
        scale.learn(1e9, 1e-9);
        // up by e^(0.001 * 0.6827), down by e^(-0.001 * 0.3173)
        assertThat(scale.scale(0)).isCloseTo(before * 1.00068293, within(1e-7));
        scale.learn(0, 1e-9);
        assertThat(scale.scale(0)).isCloseTo(before * 1.00036546, within(1e-7));
        assertThatThrownBy(() -> new MagnitudeScale(slice(2), 0.03)).hasMessageContaining("gain=0.03");
    }

    @Test
    void gainFollowsHalfOfASmallChangeInAHalfLife() {
        double halfLife = 2_000;
        MagnitudeScale scale = new MagnitudeScale(slice(MagnitudeScale.WORDS), MagnitudeScale.gainOf(halfLife));
        Random random = new Random(2);
        for (int i = 0; i < 40_000; i++) {
            scale.learn(random.nextGaussian(), 0);
        }
        for (int i = 0; i < halfLife; i++) {
            scale.learn(1.2 * random.nextGaussian(), 0);
        }
        assertThat(scale.scale(0)).isBetween(1.06, 1.15);
    }

    @Test
    void positionScaleTellsSidesApart() {
        PositionScale scale = new PositionScale(slice(PositionScale.WORDS), 1.0 / 300);
        Random random = new Random(3);
        for (int i = 0; i < 15; i++) {
            scale.learn(1);
        }
        assertThat(scale.standardized(1, 0)).isNaN();
        for (int i = 0; i < 60_000; i++) {
            double normal = random.nextGaussian();
            scale.learn(10 + (normal > 0 ? 4 * normal : normal));
        }
        // the upper side is four times as wide as the lower
        assertThat(scale.standardized(18, 0)).isCloseTo(2, within(0.3));
        assertThat(scale.standardized(8, 0)).isCloseTo(-2, within(0.3));
    }

    @Test
    void exponentialMeanWeighsByAge() {
        // half-life 1: (1/4 * 8 + 1/2 * 2 + 6) / 1.75
        ExponentialMean mean = new ExponentialMean(slice(ExponentialMean.WORDS), 1);
        assertThat(mean.mean()).isNaN();
        mean.learn(8);
        mean.learn(2);
        mean.learn(6);
        assertThat(mean.mean()).isCloseTo(9 / 1.75, within(1e-12));
        assertThat(mean.weight()).isEqualTo(1.75);
    }

    @Test
    void volatilityIsBounded() {
        // half-life 1: root of (1/2 * 3^2 + 5^2) / 1.5
        ExponentialVolatility volatility = new ExponentialVolatility(slice(ExponentialVolatility.WORDS), 1);
        assertThat(volatility.sigma()).isNaN();
        volatility.learn(-3, 10);
        volatility.learn(-500, 5);
        assertThat(volatility.sigma()).isCloseTo(Math.sqrt(29.5 / 1.5), within(1e-12));
    }

    @Test
    void regressionWorkedByHand() {
        // half-life 1, values 1, -2 and 3 bounded to 2: products -2 and -4, squares 1 and 4, weights 1/2 and 1:
        // (-1 - 4) / (0.5 + 4) * 1.5 / 101.5, times the last value 2
        FirstOrderRegression regression = new FirstOrderRegression(slice(FirstOrderRegression.WORDS), 1);
        assertThat(regression.predict()).isZero();
        regression.learn(1, 2);
        assertThat(regression.predict()).isZero();
        regression.learn(-2, 2);
        regression.learn(3, 2);
        assertThat(regression.predict()).isCloseTo(-5 / 4.5 * 1.5 / 101.5 * 2, within(1e-12));
        regression.learn(Double.NaN, 2);
        assertThat(regression.predict()).isZero();
        regression.learn(1, 2);
        assertThat(regression.predict()).as("no pair across the gap").isCloseTo(-5 / 4.5 * 1.5 / 101.5, within(1e-12));
    }
}
