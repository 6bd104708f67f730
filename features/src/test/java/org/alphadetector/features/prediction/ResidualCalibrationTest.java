package org.alphadetector.features.prediction;

import static org.alphadetector.features.prediction.ResidualWarmupTest.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

/** Residuals of basis and carry on a simulated basis that returns to its level; the columns, not the forecasts. */
class ResidualCalibrationTest {
    private static final int BARS = 20_000;

    /** The minute's mean is halfway between its closes, with noise; the column is the mean of five. */
    private static List<Row> rows() {
        BarScript script = new BarScript(Timeframe.M1, BasisResidual.FAMILY, CarryResidual.FAMILY);
        Random random = new Random(11);
        double[] means = new double[BARS];
        double basis = 4;
        for (int i = 0; i < BARS; i++) {
            double before = basis;
            basis += -0.1 * (basis - 4) + random.nextGaussian();
            means[i] = (before + basis) / 2 + 0.3 * random.nextGaussian();
            double close = basis;
            double mean = i < 4
                    ? Double.NaN
                    : Arrays.stream(means, i - 4, i + 1).average().orElseThrow();
            script.close(row -> {
                put(row, Basis.INDEX_CLOSE, 20);
                put(row, Basis.MARK_CLOSE, 20 * (1 + close / 10_000));
                put(row, Basis.BASIS_BP_M_5, mean);
                put(row, Funding.FUNDING_RATE, 1e-4);
            });
        }
        return script.rows;
    }

    @Test
    void residualsAreStandardAndUncorrelated() {
        List<Row> rows = rows();
        for (Column column : List.of(BasisResidual.Z_BASIS_RESIDUAL_M_5, CarryResidual.Z_CARRY_RESIDUAL_M_5)) {
            double[] scores = rows.stream()
                    .skip(1_000)
                    .mapToDouble(row -> row.number(column))
                    .toArray();
            double products = 0;
            double squares = 0;
            for (int i = 1; i < scores.length; i++) {
                products += scores[i] * scores[i - 1];
                squares += scores[i] * scores[i];
            }
            double scale = Arrays.stream(scores).map(Math::abs).sorted().toArray()[(int) (0.6827 * scores.length)];
            System.out.printf(
                    Locale.ROOT, "%s scale %.3f autocorrelation %+.3f%n", column.name(), scale, products / squares);
            assertThat(scale).as(column.name()).isCloseTo(1, within(0.1));
            assertThat(products / squares).as(column.name()).isCloseTo(0, within(0.1));
        }
    }

    /** Against the value before, which is the best that is known without the four minutes. */
    @Test
    void theFiveMinuteMeanIsPredictedBetterThanByTheValueBefore() {
        List<Row> rows = rows();
        double errors = 0;
        double naive = 0;
        for (int i = 1_000; i < rows.size(); i++) {
            double value = rows.get(i).number(Basis.BASIS_BP_M_5);
            errors += Math.pow(value - rows.get(i).number(BasisResidual.BASIS_PREDICTION_M_5), 2);
            naive += Math.pow(value - rows.get(i - 1).number(Basis.BASIS_BP_M_5), 2);
        }
        System.out.printf(Locale.ROOT, "basis: R2 of the value before %.3f%n", 1 - errors / naive);
        assertThat(1 - errors / naive).isGreaterThan(0.6);
    }
}
