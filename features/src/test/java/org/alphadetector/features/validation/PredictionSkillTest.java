package org.alphadetector.features.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class PredictionSkillTest {
    /**
     * Half-life 1: weights 1, 1/2, 1/4, .... Values 8, 2, 6; the first only begins. Of 2 the mean so far says 8, and so
     * does the last value: both are off by 6. Of 6 the mean (8/2 + 2) / (3/2) = 4 is off by 2, the last value by 4. Sums
     * 36/2 + 4 = 22 and 36/2 + 16 = 34; with errors 1 and 2 of the predictions, 1/2 + 4 = 4.5.
     */
    @Test
    void comparesWithTheBetterNaiveForecast() {
        PredictionSkill skill = skill(1);
        skill.observe(8, 100);
        assertThat(skill.count()).isZero();
        assertThat(skill.explained()).isNaN();
        skill.observe(2, 1);
        skill.observe(Double.NaN, 1);
        skill.observe(5, Double.NaN);
        skill.observe(6, 2);
        assertThat(skill.count()).isEqualTo(2);
        assertThat(skill.explained()).isCloseTo(1 - 4.5 / 22, within(1e-15));
    }

    /** y(t) = phi y(t-1) + e: its own equation explains phi², against the last value 1 - 1 / (2 (1 - phi) / (1 - phi²)). */
    @Test
    void isWhatTheEquationAllows() {
        for (double phi : new double[] {0.2, 0.5, 0.95}) {
            double variance = 1 / (1 - phi * phi);
            double naive = Math.min(variance, 2 * variance * (1 - phi));
            assertThat(ofAutoregression(phi, phi)).as("phi %s", phi).isCloseTo(1 - 1 / naive, within(0.01));
        }
    }

    @Test
    void isNilForANaiveForecastAndNegativeForAWorseOne() {
        assertThat(ofAutoregression(0.0, 0)).isCloseTo(0, within(0.001));
        assertThat(ofAutoregression(0.95, 1)).isCloseTo(0, within(0.001));
        assertThat(ofAutoregression(0.2, -0.5)).isLessThan(-0.3);
    }

    @Test
    void isUndefinedWhereTheNaiveForecastIsNeverWrong() {
        PredictionSkill skill = skill(100);
        for (int i = 0; i < 10; i++) {
            skill.observe(4, 0);
        }
        assertThat(skill.count()).isEqualTo(9);
        assertThat(skill.explained()).isNaN();
    }

    private static double ofAutoregression(double phi, double predicted) {
        SplittableRandom random = new SplittableRandom(3);
        PredictionSkill skill = skill(1e9);
        double y = 0;
        for (int i = 0; i < 200_000; i++) {
            double next = phi * y + random.nextGaussian();
            skill.observe(next, next - predicted * y);
            y = next;
        }
        return skill.explained();
    }

    private static PredictionSkill skill(double halfLife) {
        return new PredictionSkill(new StateBuffer().allocate("skill", PredictionSkill.WORDS), halfLife);
    }
}
