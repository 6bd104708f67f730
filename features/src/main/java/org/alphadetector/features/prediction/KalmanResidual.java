package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.KalmanForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/**
 * A local linear trend of the logarithmic close at minutes by {@link KalmanForecast}: the filtered price in quote
 * currency, the innovation as a logarithmic return, its predicted standard deviation and their ratio. Undefined until
 * 180 returns are learnt, for a minute without a return, and while the price has never moved.
 *
 * <p>The close is the observation always, not the mid where there is one: a change from one to the other in the middle
 * of a series would be an innovation of half a spread. The predicted standard deviation is at least half a price step
 * over the last close.
 */
public final class KalmanResidual implements BarFeature, BaselineSource {
    private static final String MODEL = "local linear trend of ln(close), noise ratios chosen from eight by the least"
            + " innovations, half-life 2,880 min; Harvey 1989";

    public static final Column Z_KALMAN_RESIDUAL_M_1 = kalman("z_kalman_residual_m_1")
            .unit("standard deviations")
            .range("[-1000000, 1000000]")
            .formula("kalman_innovation / kalman_prediction_std")
            .meaning(
                    "How far the minute's return lies from the one that the filter predicted. NULL until 180 returns are"
                            + " learnt, and without a return.");
    public static final Column KALMAN_STATE = kalman("kalman_state")
            .unit("quote currency")
            .range("> 0")
            .formula("exp(filtered level of ln(close)); " + MODEL)
            .meaning("The price without its noise. NULL until 180 returns are learnt, and without a return.");
    public static final Column KALMAN_INNOVATION = kalman("kalman_innovation")
            .unit("log return")
            .formula("ln(close) - its prediction one minute ahead; " + MODEL)
            .meaning("What the filter did not predict. NULL until 180 returns are learnt, and without a return.");
    public static final Column KALMAN_PREDICTION_STD = kalman("kalman_prediction_std")
            .unit("log return")
            .range("> 0")
            .formula(
                    "exponentially weighted volatility of past innovations, half-life 30 min, times the robust scale of"
                            + " their ratio to it, at least half a price step")
            .meaning(
                    "The standard deviation that was predicted for kalman_innovation. NULL until 180 returns are learnt,"
                            + " and while the price has never moved.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "kalman_residual",
            List.of(Z_KALMAN_RESIDUAL_M_1, KALMAN_STATE, KALMAN_INNOVATION, KALMAN_PREDICTION_STD),
            KalmanResidual::new);

    private static final int HALF_STEP = 0;

    private final KalmanForecast forecast;
    /** Half a price step over the close, as of the bar before. */
    private final StateSlice before;

    private final int returnLane;
    private final int stepLane;
    private final int closeLane;
    private final int zLane;
    private final int stateLane;
    private final int innovationLane;
    private final int deviationLane;

    public KalmanResidual(FeatureContext context) {
        forecast = new KalmanForecast(context.state().allocate("forecast", KalmanForecast.words()));
        before = context.state().allocate("half_step", 1);
        returnLane = context.input(Returns.RET_M_1);
        stepLane = context.input(PriceStep.PRICE_STEP);
        closeLane = context.input(BarPrices.CLOSE);
        zLane = context.output(Z_KALMAN_RESIDUAL_M_1);
        stateLane = context.output(KALMAN_STATE);
        innovationLane = context.output(KALMAN_INNOVATION);
        deviationLane = context.output(KALMAN_PREDICTION_STD);
    }

    @Override
    public void close(Bar bar, Row row) {
        double ret = row.number(returnLane);
        double close = row.number(closeLane);
        forecast.predict(before.real(HALF_STEP));
        row.number(zLane, forecast.z(ret));
        row.number(stateLane, close * StrictMath.exp(forecast.levelDistance(ret)));
        row.number(innovationLane, ret - forecast.mean());
        row.number(deviationLane, forecast.standardDeviation());
        forecast.learn(ret);
        double halfStep = row.number(stepLane) / 2 / close;
        before.real(HALF_STEP, Double.isNaN(halfStep) ? 0 : halfStep);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict(before.real(HALF_STEP));
        sink.baseline(
                row,
                Z_KALMAN_RESIDUAL_M_1,
                Baseline.unranked(forecast.mean(), forecast.standardDeviation(), forecast.count()));
    }

    @Override
    public void restart() {
        forecast.clear();
        before.clear();
    }

    private static Column.Declaration kalman(String name) {
        return Column.named(name, SqlType.DOUBLE, "Residual Features")
                .window("1 min ending at the close, predicted one minute ahead")
                .inputs("ret_m_1", "price_step", "close")
                .lookBack(KalmanForecast.WARMUP + 1)
                .awaitsEvent()
                .fromCandles();
    }
}
