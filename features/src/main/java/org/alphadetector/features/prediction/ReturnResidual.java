package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.ReturnForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/**
 * What the minute's return was predicted to be one minute ahead, and how unusual the one that came is, by {@link
 * ReturnForecast}. The predicted standard deviation is at least half a price step over the last close. Undefined until
 * 180 returns are learnt; the residual also where the minute has no return.
 */
public final class ReturnResidual implements BarFeature, BaselineSource {
    private static final String GROUP = "Residual Features";
    private static final String SOURCE =
            "mean: first-order autoregression; standard deviation: exponentially weighted volatility,"
                    + " half-life 30 min, times the season of the hour of the week, times the robust scale of past residuals, at least"
                    + " half a price step";
    private static final int WARMUP_MINUTES = ReturnForecast.WARMUP + 1;

    public static final Column RET_PREDICTION_M_1 = residual("ret_prediction_m_1")
            .unit("log return")
            .formula("mean of the minute's return predicted at its start: first-order autoregression with exponential"
                    + " forgetting, half-life 2,880 min, returns bounded at four standard deviations")
            .meaning("The return that was predicted for the minute. NULL until 180 returns are learnt.");

    public static final Column RET_PREDICTION_STD_M_1 = residual("ret_prediction_std_m_1")
            .unit("log return")
            .range("> 0")
            .formula(SOURCE)
            .meaning(
                    "The standard deviation that was predicted for the minute's return. NULL until 180 returns are learnt, and"
                            + " while the price has never moved.");

    public static final Column Z_RET_RESIDUAL_M_1 = residual("z_ret_residual_m_1")
            .unit("standard deviations")
            .range("[-1000000, 1000000]")
            .formula("(ret_m_1 - ret_prediction_m_1) / ret_prediction_std_m_1; 0 where both are 0")
            .meaning(
                    "How far the minute's return lies from the predicted one. NULL until 180 returns are learnt, and without a"
                            + " return.");

    public static final Column Q_RET_RESIDUAL_M_1 = residual("q_ret_residual_m_1")
            .range("(0, 1)")
            .formula("share of past z_ret_residual_m_1 below this one, half of its cell included, half-life 2,880 min")
            .meaning("The rank of the minute's residual among the past ones. NULL as z_ret_residual_m_1.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "return_residual",
            List.of(Z_RET_RESIDUAL_M_1, RET_PREDICTION_M_1, RET_PREDICTION_STD_M_1, Q_RET_RESIDUAL_M_1),
            ReturnResidual::new);

    private static final int HALF_STEP = 0;

    private final ReturnForecast forecast;
    /** Half a price step over the close, as of the bar before. */
    private final StateSlice before;

    private final int returnLane;
    private final int stepLane;
    private final int closeLane;
    private final int meanLane;
    private final int deviationLane;
    private final int zLane;
    private final int rankLane;

    public ReturnResidual(FeatureContext context) {
        forecast = new ReturnForecast(context.state().allocate("forecast", ReturnForecast.words()));
        before = context.state().allocate("half_step", 1);
        returnLane = context.input(Returns.RET_M_1);
        stepLane = context.input(PriceStep.PRICE_STEP);
        closeLane = context.input(BarPrices.CLOSE);
        meanLane = context.output(RET_PREDICTION_M_1);
        deviationLane = context.output(RET_PREDICTION_STD_M_1);
        zLane = context.output(Z_RET_RESIDUAL_M_1);
        rankLane = context.output(Q_RET_RESIDUAL_M_1);
    }

    @Override
    public void close(Bar bar, Row row) {
        double ret = row.number(returnLane);
        forecast.predict(bar.startMicros(), before.real(HALF_STEP));
        double deviation = forecast.standardDeviation();
        row.number(meanLane, forecast.mean());
        row.number(deviationLane, deviation > 0 ? deviation : Double.NaN);
        double z = forecast.z(ret);
        row.number(zLane, z);
        row.number(rankLane, forecast.quantileRank(z));
        forecast.learn(ret);
        double halfStep = row.number(stepLane) / 2 / row.number(closeLane);
        before.real(HALF_STEP, Double.isNaN(halfStep) ? 0 : halfStep);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict(bar.startMicros(), before.real(HALF_STEP));
        sink.baseline(row, Z_RET_RESIDUAL_M_1, forecast.baseline());
    }

    @Override
    public void restart() {
        forecast.clear();
        before.clear();
    }

    private static Column.Declaration residual(String name) {
        return Column.named(name, SqlType.DOUBLE, GROUP)
                .window("1 min ending at the close, predicted one minute ahead")
                .inputs("ret_m_1", "price_step", "close")
                .lookBack(WARMUP_MINUTES)
                .fromCandles();
    }
}
