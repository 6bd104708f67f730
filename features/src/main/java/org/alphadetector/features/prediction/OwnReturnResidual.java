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
import org.alphadetector.features.residual.ReturnForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSlice;

/**
 * What the return of a bar of the row's own timeframe was predicted to be one bar ahead, and how unusual the one that
 * came is, by {@link ReturnForecast}; a logarithmic return. At minutes {@link ReturnResidual} again. Undefined until 180
 * returns are learnt; the predicted standard deviation also while the price has never moved, the residual also where
 * the bar has no return.
 */
public final class OwnReturnResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "ret",
            "",
            "ln(close / close of the bar before)",
            "log return",
            "first-order autoregression with exponential forgetting, half-life 2,880 bars",
            ReturnForecast.WARMUP + 1,
            true,
            List.of(
                    "close",
                    "price_step",
                    "z_ret_residual_m_1",
                    "ret_prediction_m_1",
                    "ret_prediction_std_m_1",
                    "q_ret_residual_m_1"));

    public static final Column Z_RET_RESIDUAL = COLUMNS.z();
    public static final Column RET_PREDICTION = COLUMNS.prediction();
    public static final Column RET_PREDICTION_STD = COLUMNS.deviation();
    public static final Column Q_RET_RESIDUAL = COLUMNS.rank(ReturnForecast.WARMUP + 1);

    private static final List<Column> OWN = List.of(Z_RET_RESIDUAL, RET_PREDICTION, RET_PREDICTION_STD, Q_RET_RESIDUAL);

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "own_return_residual",
            OWN,
            context -> context.timeframe() == Timeframe.M1
                    ? new CopiedColumns(context, ReturnResidual.FAMILY.columns(), OWN)
                    : new OwnReturnResidual(context));

    /** The close of the bar before; 0 before the first. */
    private static final int CLOSE = 0;
    /** Half a price step over that close. */
    private static final int HALF_STEP = 1;

    private final ReturnForecast forecast;
    private final StateSlice before;
    private final int closeLane;
    private final int stepLane;
    private final ResidualLanes lanes;
    private final int rankLane;

    private OwnReturnResidual(FeatureContext context) {
        forecast = new ReturnForecast(context.state().allocate("forecast", ReturnForecast.words()));
        before = context.state().allocate("before", 2);
        closeLane = context.input(BarPrices.CLOSE);
        stepLane = context.input(PriceStep.PRICE_STEP);
        lanes = new ResidualLanes(context, Z_RET_RESIDUAL, RET_PREDICTION, RET_PREDICTION_STD);
        rankLane = context.output(Q_RET_RESIDUAL);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        double last = before.real(CLOSE);
        double ret = last > 0 ? StrictMath.log(close / last) : Double.NaN;
        forecast.predict(bar.startMicros(), before.real(HALF_STEP));
        double deviation = forecast.standardDeviation();
        double z = forecast.z(ret);
        lanes.write(row, z, forecast.mean(), deviation > 0 ? deviation : Double.NaN);
        row.number(rankLane, forecast.quantileRank(z));
        forecast.learn(ret);
        double halfStep = row.number(stepLane) / 2 / close;
        before.real(HALF_STEP, Double.isNaN(halfStep) ? 0 : halfStep);
        before.real(CLOSE, Double.isNaN(close) ? 0 : close);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict(bar.startMicros(), before.real(HALF_STEP));
        sink.baseline(row, Z_RET_RESIDUAL, forecast.baseline());
    }

    @Override
    public void restart() {
        forecast.clear();
        before.clear();
    }
}
