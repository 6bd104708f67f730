package org.alphadetector.features.prediction;

import org.alphadetector.features.residual.PastRanks;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.SqlType;

/**
 * Declares the columns of one prediction, which differ by what is predicted and by nothing else: the residual, the
 * prediction, its standard deviation and the residual's rank.
 *
 * @param stem what is predicted, as in the names
 * @param suffix of the names: of the window, or empty for bars of the row's own timeframe
 * @param value the formula of what is predicted
 * @param unit of what is predicted
 * @param model how the mean is predicted
 * @param warmup bars until the prediction
 * @param isOfCandles whether candles are enough
 * @param inputs the columns it reads
 */
record ResidualColumns(
        String stem,
        String suffix,
        String value,
        String unit,
        String model,
        int warmup,
        boolean isOfCandles,
        String... inputs) {
    private static final String GROUP = "Residual Features";

    Column z() {
        return at(named("z_" + stem + "_residual"), warmup)
                .unit("standard deviations")
                .range("[-1000000, 1000000]")
                .formula("(x - " + name(stem + "_prediction") + ") / " + name(stem + "_prediction_std") + ", x = "
                        + value)
                .meaning("How far " + value + " lies from its prediction. NULL without it or without a prediction.");
    }

    Column prediction() {
        return at(named(stem + "_prediction"), warmup)
                .unit(unit)
                .formula(model)
                .meaning("Prediction of " + value + ". NULL until enough is learnt and while its inputs are missing.");
    }

    Column deviation() {
        return at(named(stem + "_prediction_std"), warmup)
                .unit(unit)
                .range("> 0")
                .formula(
                        "exponentially weighted volatility of past residuals times the robust scale of their ratio to it")
                .meaning("Standard deviation of the prediction of " + value + ". NULL as the prediction.");
    }

    Column rank() {
        return rank(warmup + PastRanks.WARMUP);
    }

    Column rank(int rankWarmup) {
        String z = name("z_" + stem + "_residual");
        return at(named("q_" + stem + "_residual"), rankWarmup)
                .range("(0, 1)")
                .formula("share of past " + z + " below this one, half of its cell included, half-life 2,880 bars")
                .meaning("The rank of the residual among the past ones. NULL as " + z + " and until " + PastRanks.WARMUP
                        + " are learnt.");
    }

    private String name(String front) {
        return front + suffix;
    }

    private Column.Declaration named(String front) {
        return Column.named(name(front), SqlType.DOUBLE, GROUP);
    }

    private Column.Declaration at(Column.Declaration declaration, int bars) {
        Column.Declaration dated = suffix.isEmpty()
                ? declaration.window("the bar, predicted one bar ahead").ownBars(bars)
                : declaration
                        .window(
                                suffix.endsWith("5")
                                        ? "5 min ending at the close, predicted one minute ahead"
                                        : "1 min ending at the close, predicted one minute ahead")
                        .lookBack(bars);
        dated.inputs(inputs).awaitsEvent();
        return isOfCandles ? dated.fromCandles() : dated.fromTicksOnly();
    }
}
