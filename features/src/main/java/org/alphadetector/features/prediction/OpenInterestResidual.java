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
 * What the relative change of open interest over five minutes was predicted to be one minute ahead, and how unusual the
 * one that came is. Four of the five minutes are known; {@link OpenInterestForecast} predicts the fifth. A share of the
 * open interest five minutes before, as oi_roc_m_5. Undefined as oi_roc_m_5, and until 180 minutes with a change are
 * learnt. The prediction is also undefined when the open interest was not known a minute before.
 *
 * <p>With k the open interest a minute before over that five minutes before, and m and s mean and standard deviation of
 * the minute's change: the prediction is k (1 + m) - 1, its standard deviation k s, so z is that of the minute's change.
 */
public final class OpenInterestResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "oi",
            "_m_5",
            "oi_roc_m_5",
            "share",
            "known four minutes + regression of the fifth on the last minute and the mean minute so far, half-life 20 min",
            RegressionForecast.WARMUP + 1,
            false,
            List.of("oi_close", "oi_roc_m_5"));

    public static final Column Z_OI_RESIDUAL_M_5 = COLUMNS.z();
    public static final Column OI_PREDICTION_M_5 = COLUMNS.prediction();
    public static final Column OI_PREDICTION_STD_M_5 = COLUMNS.deviation();
    public static final Column Q_OI_RESIDUAL_M_5 = COLUMNS.rank();

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "open_interest_residual",
            List.of(Z_OI_RESIDUAL_M_5, OI_PREDICTION_M_5, OI_PREDICTION_STD_M_5, Q_OI_RESIDUAL_M_5),
            OpenInterestResidual::new);

    private static final int MINUTES = 5;

    private final OpenInterestForecast forecast;
    private final PastRanks ranks;
    private final RealRing closes;
    private final int closeLane;
    private final int changeLane;
    private final ResidualLanes lanes;
    private final int rankLane;

    private OpenInterestResidual(FeatureContext context) {
        forecast = new OpenInterestForecast(context.state().allocate("forecast", OpenInterestForecast.words()));
        ranks = new PastRanks(context.state().allocate("ranks", PastRanks.words()));
        closes = new RealRing(context.state().allocate("closes", RealRing.words(MINUTES + 1)));
        closeLane = context.input(OpenInterest.OI_CLOSE);
        changeLane = context.input(OpenInterest.OI_ROC_M_5);
        lanes = new ResidualLanes(context, Z_OI_RESIDUAL_M_5, OI_PREDICTION_M_5, OI_PREDICTION_STD_M_5);
        rankLane = context.output(Q_OI_RESIDUAL_M_5);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        closes.push(close);
        double last = closes.ago(1);
        double change = last > 0 ? close / last - 1 : Double.NaN;
        forecast.predict();
        double known = last / closes.ago(MINUTES);
        if (known > 0 && known < Double.POSITIVE_INFINITY) {
            double mean = known * (1 + forecast.mean()) - 1;
            double z = Double.isNaN(row.number(changeLane)) ? Double.NaN : forecast.z(change);
            lanes.write(row, z, mean, known * forecast.standardDeviation());
            row.number(rankLane, ranks.rank(z));
            ranks.learn(z);
        }
        forecast.learn(change);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict();
        double known = closes.ago(0) / closes.ago(MINUTES - 1);
        boolean isKnown = known > 0 && known < Double.POSITIVE_INFINITY;
        double factor = isKnown ? known : Double.NaN;
        lanes.tell(
                sink, row, ranks.baseline(factor * (1 + forecast.mean()) - 1, factor * forecast.standardDeviation()));
    }

    @Override
    public void restart() {
        forecast.clear();
        ranks.clear();
        closes.clear();
    }
}
