package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.residual.RegressionForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.SqlType;

/** Declares the columns of {@link MomentumResidual}. */
final class MomentumColumns {
    private static final String MODEL =
            " with the close unchanged (p) + a + b (p - middle) + c (last residual); a, b, c by regression, half-life"
                    + " 2,880 bars";

    static final ResidualColumns RSI = columns("rsi", "_14", "rsi_14", "%", "rsi_14" + MODEL, 14, "rsi_14", "close");
    static final ResidualColumns MACD = columns(
            "macd", "", "macd_line", "quote currency", "macd_line" + MODEL, 26, "macd_line", "close", "price_step");
    static final ResidualColumns STOCH =
            columns("stoch", "_14", "stoch_k_14", "%", "stoch_k_14" + MODEL, 15, "stoch_k_14", "high", "low", "close");

    /** Until all three are there. */
    static final int WARMUP = 26 + RegressionForecast.WARMUP;

    private MomentumColumns() {}

    private static ResidualColumns columns(
            String stem, String suffix, String value, String unit, String model, int first, String... inputs) {
        return new ResidualColumns(
                stem, suffix, value, unit, model, first + RegressionForecast.WARMUP, true, List.of(inputs));
    }

    static Column std() {
        return Column.named("momentum_prediction_std", SqlType.DOUBLE, "Residual Features")
                .unit("1")
                .window("the bar, predicted one bar ahead")
                .range("> 0")
                .formula("mean over rsi_prediction_std_14, macd_prediction_std / previous close and"
                        + " stoch_prediction_std_14 of its ratio to the root mean square of past residuals, half-life"
                        + " 2,880 bars")
                .inputs("rsi_14", "macd_line", "stoch_k_14", "close", "price_step")
                .ownBars(WARMUP)
                .awaitsEvent()
                .fromCandles()
                .meaning("How uncertain the momentum indicators are one bar ahead, 1 being usual. NULL while one of the"
                        + " three has no prediction. z_rsi_residual_14, z_macd_residual and z_stoch_residual_14 are over"
                        + " the standard deviation of their own.");
    }
}
