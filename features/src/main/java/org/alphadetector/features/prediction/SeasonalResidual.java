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
import org.alphadetector.features.price.MinuteRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.residual.RegressionForecast;
import org.alphadetector.features.residual.VolumeForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * What the minute's realised volatility was predicted to be by its season, the hour of the week, and its level of late,
 * and how unusual the one that came is: the model is that of {@link VolumeForecast}. Volatility is the quantity with
 * the plainest season (T. G. Andersen, T. Bollerslev, Intraday Periodicity and Volatility Persistence in Financial
 * Markets, Journal of Empirical Finance 1997); the return itself has none to speak of. Prediction and standard
 * deviation are of the natural logarithm of a volatility in log return per minute. Undefined until 180 minutes are
 * learnt; the residual also while the price has never moved. In the first week, where no hour was there before, the
 * season is 0 in the logarithm.
 *
 * <p>The volatility counts as at least half a price step over the close.
 */
public final class SeasonalResidual implements BarFeature, BaselineSource {
    private static final List<String> INPUTS = List.of("rv_m_1", "price_step", "close");
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "seasonal",
            "_m_1",
            "ln(max(rv_m_1, price_step / 2 / close))",
            "log",
            "season of the hour of the week + regression of the rest on its last value and on exponentially weighted"
                    + " means, half-lives 5 and 60 min; Andersen, Bollerslev 1997",
            RegressionForecast.WARMUP + 1,
            true,
            INPUTS);

    public static final Column Z_SEASONAL_RESIDUAL_M_1 = COLUMNS.z();
    public static final Column SEASONAL_PREDICTION_M_1 = COLUMNS.prediction();
    public static final Column SEASONAL_PREDICTION_STD_M_1 = COLUMNS.deviation();
    public static final Column SEASONAL_FEATURES = Column.named(
                    "seasonal_features", SqlType.OBJECT, "Residual Features")
            .unit("hour, 1, log return per minute, visits")
            .window("hour of the week")
            .members(
                    Member.number("hour_of_week"),
                    Member.number("factor"),
                    Member.number("level"),
                    Member.number("visits"))
            .formula("hour_of_week: 0 from Monday 00:00 UTC; factor = exp(season), 1 in the first week; level ="
                    + " exp(seasonal_prediction_m_1) / factor; visits: how often the hour was there before")
            .inputs(INPUTS.toArray(String[]::new))
            .lookBack(RegressionForecast.WARMUP + 1)
            .awaitsEvent()
            .fromCandles()
            .meaning("The parts of seasonal_prediction_m_1. NULL as that.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "seasonal_residual",
            List.of(Z_SEASONAL_RESIDUAL_M_1, SEASONAL_PREDICTION_M_1, SEASONAL_PREDICTION_STD_M_1, SEASONAL_FEATURES),
            SeasonalResidual::new);

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int HOURS_OF_WEEK = 168;
    /** The epoch was a Thursday. */
    private static final int EPOCH_HOUR = 72;

    private final VolumeForecast forecast;
    private final int volatilityLane;
    private final int stepLane;
    private final int closeLane;
    private final ResidualLanes lanes;
    private final int featuresLane;

    public SeasonalResidual(FeatureContext context) {
        forecast = new VolumeForecast(context.state().allocate("forecast", VolumeForecast.words()));
        volatilityLane = context.input(MinuteRange.RV_M_1);
        stepLane = context.input(PriceStep.PRICE_STEP);
        closeLane = context.input(BarPrices.CLOSE);
        lanes = new ResidualLanes(
                context, Z_SEASONAL_RESIDUAL_M_1, SEASONAL_PREDICTION_M_1, SEASONAL_PREDICTION_STD_M_1);
        featuresLane = context.output(SEASONAL_FEATURES);
    }

    @Override
    public void close(Bar bar, Row row) {
        double volatility = Math.max(row.number(volatilityLane), row.number(stepLane) / 2 / row.number(closeLane));
        forecast.predict(bar.startMicros());
        double mean = forecast.mean();
        lanes.write(row, forecast.z(volatility), mean, forecast.standardDeviation());
        if (!Double.isNaN(mean)) {
            long hour = Math.floorMod(bar.startMicros() / HOUR_MICROS + EPOCH_HOUR, (long) HOURS_OF_WEEK);
            row.list(featuresLane, new double[] {
                hour, StrictMath.exp(forecast.seasonal()), StrictMath.exp(mean - forecast.seasonal()), forecast.visits()
            });
        }
        forecast.learn(volatility);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict(bar.startMicros());
        lanes.tell(sink, row, Baseline.unranked(forecast.mean(), forecast.standardDeviation(), forecast.count()));
    }

    @Override
    public void restart() {
        forecast.clear();
    }
}
