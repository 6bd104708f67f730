package org.alphadetector.detectors.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static final double ALARM = 1e-3;

    private static Calibrator calibrator(double halfLife) {
        return new Calibrator(new StateBuffer().allocate("scores", Calibrator.words()), halfLife, 30, ALARM, 3);
    }

    /** The size of a Student t variate with 3 degrees of freedom: a normal over the root of a chi-square over 3. */
    private static double heavyTailed(Random random) {
        double square = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            square += normal * normal;
        }
        return Math.abs(random.nextGaussian() / Math.sqrt(square / 3));
    }

    @Test
    void pValuesOfHeavyTailedNoiseAreHonest() {
        Calibrator calibrator = calibrator(2_880);
        Random random = new Random(5);
        int scored = 0;
        int belowHundredth = 0;
        int belowThousandth = 0;
        for (int i = 0; i < 205_000; i++) {
            double score = heavyTailed(random);
            if (i >= 5_000) {
                scored++;
                if (score > 3) {
                    double pValue = calibrator.pValue(score);
                    belowHundredth += pValue <= 1e-2 ? 1 : 0;
                    belowThousandth += pValue <= 1e-3 ? 1 : 0;
                }
            }
            calibrator.learn(score);
        }
        assertThat(belowHundredth / (scored * 1e-2))
                .as("share of p <= 1e-2, over 1e-2")
                .isBetween(0.8, 1.2);
        assertThat(belowThousandth / (scored * 1e-3))
                .as("share of p <= 1e-3, over 1e-3")
                .isBetween(0.5, 1.6);
    }

    @Test
    void aFewScoresDoNotMakeTheTailLookThin() {
        int early = 0;
        for (int seed = 0; seed < 400; seed++) {
            Calibrator calibrator = calibrator(2_880);
            Random random = new Random(seed);
            for (int i = 0; i < 30; i++) {
                calibrator.learn(heavyTailed(random));
            }
            for (int i = 0; i < 50; i++) {
                early += calibrator.pValue(heavyTailed(random)) <= 1e-3 ? 1 : 0;
            }
        }
        // 20 of 20,000 would be exact; no calibration of thirty scores can be
        assertThat(early).isLessThan(160);
    }

    @Test
    void countsInTheBody() {
        // ten scores of equal weight, half-life far away: three at or above 8, so p = (1 + 3) / (1 + 10)
        Calibrator calibrator = calibrator(100_000);
        for (int score = 1; score <= 10; score++) {
            calibrator.learn(score);
        }
        assertThat(calibrator.pValue(8)).isCloseTo(4 / 11.0, within(1e-3));
        assertThat(calibrator.isReady()).isFalse();
    }

    @Test
    void fallsWithTheScoreAndNeverToZero() {
        Calibrator calibrator = calibrator(2_880);
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            calibrator.learn(heavyTailed(random));
        }
        double previous = 1;
        for (double score = 0; score < 200; score += 0.05) {
            double pValue = calibrator.pValue(score);
            assertThat(pValue).isPositive().isLessThanOrEqualTo(previous);
            previous = pValue;
        }
        assertThat(calibrator.pValue(1e300)).isEqualTo(Calibrator.SMALLEST_P);
        assertThat(calibrator.pValue(calibrator.scoreOf(1e-4))).isCloseTo(1e-4, within(1e-9));
    }

    @Test
    void aBurstOfAnomaliesDoesNotBlindIt() {
        Calibrator calibrator = calibrator(2_880);
        Random random = new Random(2);
        for (int i = 0; i < 2_880; i++) {
            calibrator.learn(Math.abs(random.nextGaussian()));
        }
        for (int i = 0; i < 5; i++) {
            calibrator.learn(1_000);
        }
        assertThat(calibrator.pValue(12)).isLessThanOrEqualTo(ALARM);
    }

    @Test
    void knowsNothingWhenEmpty() {
        assertThat(calibrator(100).pValue(5)).isEqualTo(1);
        assertThat(calibrator(100).scoreOf(0.01)).isInfinite();
    }
}
