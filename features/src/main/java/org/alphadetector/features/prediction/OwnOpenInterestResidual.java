package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.residual.OpenInterestForecast;
import org.alphadetector.features.residual.PastRanks;
import org.alphadetector.features.residual.RegressionForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.RealRing;

/**
 * What the relative change of open interest from the bar before was predicted to be one bar ahead, and how unusual the
 * one that came is, by {@link OpenInterestForecast}; a share. Undefined until 180 bars with a change are learnt; the
 * residual also where the open interest of this bar or the one before is.
 */
public final class OwnOpenInterestResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "oi",
            "",
            "(oi_close / oi_close of the bar before - 1)",
            "share",
            "regression on the last value and on the exponentially weighted mean, half-life 20 bars",
            RegressionForecast.WARMUP + 1,
            false,
            List.of("oi_close"));

    public static final Column Z_OI_RESIDUAL = COLUMNS.z();
    public static final Column OI_PREDICTION = COLUMNS.prediction();
    public static final Column OI_PREDICTION_STD = COLUMNS.deviation();
    public static final Column Q_OI_RESIDUAL = COLUMNS.rank();

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "own_open_interest_residual",
            List.of(Z_OI_RESIDUAL, OI_PREDICTION, OI_PREDICTION_STD, Q_OI_RESIDUAL),
            OwnOpenInterestResidual::new);

    private final OpenInterestForecast forecast;
    private final PastRanks ranks;
    private final RealRing closes;
    private final int closeLane;
    private final ResidualLanes lanes;
    private final int rankLane;

    private OwnOpenInterestResidual(FeatureContext context) {
        forecast = new OpenInterestForecast(context.state().allocate("forecast", OpenInterestForecast.words()));
        ranks = new PastRanks(context.state().allocate("ranks", PastRanks.words()));
        closes = new RealRing(context.state().allocate("closes", RealRing.words(2)));
        closeLane = context.input(OpenInterest.OI_CLOSE);
        lanes = new ResidualLanes(context, Z_OI_RESIDUAL, OI_PREDICTION, OI_PREDICTION_STD);
        rankLane = context.output(Q_OI_RESIDUAL);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        closes.push(close);
        double last = closes.ago(1);
        double change = last > 0 ? close / last - 1 : Double.NaN;
        forecast.predict();
        double z = forecast.z(change);
        lanes.write(row, z, forecast.mean(), forecast.standardDeviation());
        row.number(rankLane, ranks.rank(z));
        ranks.learn(z);
        forecast.learn(change);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict();
        lanes.tell(sink, row, ranks.baseline(forecast.mean(), forecast.standardDeviation()));
    }

    @Override
    public void restart() {
        forecast.clear();
        ranks.clear();
        closes.clear();
    }
}
