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
import org.alphadetector.features.residual.VolatilitySurfaceForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * What the minute's realised volatility was predicted to be one minute ahead by the term structure before it, and how
 * unusual the one that came is, by {@link VolatilitySurfaceForecast}. Perpetual futures have no options, so the surface
 * is that of realised volatility over its horizons. Prediction and standard deviation are of the natural logarithm of a
 * volatility in log return per minute. Undefined until 180 minutes are learnt; the residual also while the price has
 * never moved.
 *
 * <p>The volatility counts as at least half a price step over the close.
 */
public final class VolatilitySurfaceResidual implements BarFeature, BaselineSource {
    private static final List<String> INPUTS = List.of("rv_m_1", "price_step", "close");
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "vol_surface",
            "_m_1",
            "ln(max(rv_m_1, price_step / 2 / close))",
            "log",
            "regression on the logarithms of the last volatility and of its exponentially weighted means, half-lives 5,"
                    + " 60 and 1,440 min; Corsi 2009",
            RegressionForecast.WARMUP + 1,
            true,
            INPUTS);

    public static final Column Z_VOL_SURFACE_RESIDUAL_M_1 = COLUMNS.z();
    public static final Column VOL_SURFACE_PREDICTION_M_1 = COLUMNS.prediction();
    public static final Column VOL_SURFACE_PREDICTION_STD_M_1 = COLUMNS.deviation();
    public static final Column VOL_SURFACE_FEATURES = Column.named(
                    "vol_surface_features", SqlType.OBJECT, "Residual Features")
            .unit("log return per minute; slope and b_…: 1")
            .window("half-lives 5, 60 and 1,440 min, before the minute")
            .members(
                    Member.number("short"),
                    Member.number("medium"),
                    Member.number("long"),
                    Member.number("slope"),
                    Member.number("b_last"),
                    Member.number("b_short"),
                    Member.number("b_medium"),
                    Member.number("b_long"))
            .formula("exponentially weighted means of the volatility; slope = ln(short / long); b_…: coefficients of"
                    + " vol_surface_prediction_m_1; Corsi 2009")
            .inputs(INPUTS.toArray(String[]::new))
            .lookBack(RegressionForecast.WARMUP + 1)
            .awaitsEvent()
            .fromCandles()
            .meaning("The term structure that vol_surface_prediction_m_1 was made from. NULL as that.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "volatility_surface_residual",
            List.of(
                    Z_VOL_SURFACE_RESIDUAL_M_1,
                    VOL_SURFACE_PREDICTION_M_1,
                    VOL_SURFACE_PREDICTION_STD_M_1,
                    VOL_SURFACE_FEATURES),
            VolatilitySurfaceResidual::new);

    private final VolatilitySurfaceForecast forecast;
    private final int volatilityLane;
    private final int stepLane;
    private final int closeLane;
    private final ResidualLanes lanes;
    private final int featuresLane;

    public VolatilitySurfaceResidual(FeatureContext context) {
        forecast =
                new VolatilitySurfaceForecast(context.state().allocate("forecast", VolatilitySurfaceForecast.words()));
        volatilityLane = context.input(MinuteRange.RV_M_1);
        stepLane = context.input(PriceStep.PRICE_STEP);
        closeLane = context.input(BarPrices.CLOSE);
        lanes = new ResidualLanes(
                context, Z_VOL_SURFACE_RESIDUAL_M_1, VOL_SURFACE_PREDICTION_M_1, VOL_SURFACE_PREDICTION_STD_M_1);
        featuresLane = context.output(VOL_SURFACE_FEATURES);
    }

    @Override
    public void close(Bar bar, Row row) {
        double volatility = Math.max(row.number(volatilityLane), row.number(stepLane) / 2 / row.number(closeLane));
        forecast.predict();
        lanes.write(row, forecast.z(volatility), forecast.mean(), forecast.standardDeviation());
        if (!Double.isNaN(forecast.mean())) {
            row.list(featuresLane, features());
        }
        forecast.learn(volatility);
    }

    private double[] features() {
        return new double[] {
            forecast.level(1),
            forecast.level(2),
            forecast.level(3),
            StrictMath.log(forecast.level(1) / forecast.level(3)),
            forecast.coefficient(0),
            forecast.coefficient(1),
            forecast.coefficient(2),
            forecast.coefficient(3)
        };
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict();
        lanes.tell(sink, row, Baseline.unranked(forecast.mean(), forecast.standardDeviation(), forecast.count()));
    }

    @Override
    public void restart() {
        forecast.clear();
    }
}
