package org.alphadetector.research.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallCurveTest {
    private static final int ROWS = 400;
    private static final LabelledSeries SERIES = new LabelledSeries(
            "zeros", new long[ROWS], new double[ROWS], List.of(new LabelledSeries.Window(Disturbance.SHIFT, 200, 239)));

    private static RecallCurve curve(double[] surprises) {
        return new RecallCurve(List.of(SERIES), List.of(surprises), 0);
    }

    private static double[] alwaysOn() {
        double[] surprises = new double[ROWS];
        Arrays.fill(surprises, 10);
        return surprises;
    }

    @Test
    void anAlertThatNeverEndsCountsAnewEveryTwentyRows() {
        RecallCurve.Outcome outcome = curve(alwaysOn()).outcome(10);

        assertThat(outcome.falseAlerts()).isEqualTo((ROWS - 40) / RecallCurve.EPISODE_ROWS);
        assertThat(outcome.recall()).isEqualTo(1);
    }

    @Test
    void oneWhoIsAlwaysOnFindsNothingAtFewFalseAlerts() {
        RecallCurve.Outcome outcome = curve(alwaysOn()).at(5);

        assertThat(outcome.falseAlerts()).isZero();
        assertThat(outcome.recall()).isZero();
    }

    @Test
    void rowsSoonAfterAnAlertBelongToIt() {
        double[] surprises = new double[ROWS];
        surprises[50] = 10;
        surprises[69] = 10;
        surprises[70] = 10;
        surprises[239] = 10;
        surprises[258] = 10;

        RecallCurve.Outcome outcome = curve(surprises).at(2);

        assertThat(outcome.falseAlerts()).isEqualTo(2);
        assertThat(outcome.found()).isEqualTo(1);
    }
}
