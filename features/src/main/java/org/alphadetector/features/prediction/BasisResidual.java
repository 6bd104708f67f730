package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.residual.RegressionForecast;
import org.alphadetector.features.residual.ReversionForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.RealRing;

/**
 * What the five-minute mean of the basis was predicted to be one minute ahead, from its own past alone, and how unusual
 * the one that came is. In basis points of the index. Undefined as basis_bp_m_5, and until 180 of its steps are learnt.
 *
 * <p>The mean moves by a fifth of what the new minute has above the one that leaves the window. {@link ReversionForecast}
 * regresses the step of the mean on its distance from the level and on what leaves: the basis at the last close less
 * that at the close of the minute that leaves. Where the price has stood still long, the standard deviation is at least
 * 0.01 bp.
 *
 * <p>{@link CarryResidual} is another question: what it earns to hold the pair over five minutes, funding included.
 */
public final class BasisResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "basis",
            "_m_5",
            "basis_bp_m_5",
            "bp of the index",
            "last value + regression of the step on the distance from the exponentially weighted mean, half-life 240 min,"
                    + " and on the basis at the last close less that at the close four minutes before it",
            RegressionForecast.WARMUP + 5,
            false,
            List.of("basis_bp_m_5", "mark_close", "index_close"));

    public static final Column Z_BASIS_RESIDUAL_M_5 = COLUMNS.z();
    public static final Column BASIS_PREDICTION_M_5 = COLUMNS.prediction();
    public static final Column BASIS_PREDICTION_STD_M_5 = COLUMNS.deviation();

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "basis_residual",
            List.of(Z_BASIS_RESIDUAL_M_5, BASIS_PREDICTION_M_5, BASIS_PREDICTION_STD_M_5),
            BasisResidual::new);

    private static final int MINUTES = 5;
    private static final double FLOOR = 0.01;

    private final ReversionForecast forecast;
    private final RealRing closes;
    private final RealRing means;
    private final int basisLane;
    private final int markLane;
    private final int indexLane;
    private final ResidualLanes lanes;

    private BasisResidual(FeatureContext context) {
        forecast = new ReversionForecast(context.state().allocate("forecast", ReversionForecast.words(1)), 1, FLOOR);
        closes = new RealRing(context.state().allocate("closes", RealRing.words(MINUTES)));
        means = new RealRing(context.state().allocate("means", RealRing.words(1)));
        basisLane = context.input(Basis.BASIS_BP_M_5);
        markLane = context.input(Basis.MARK_CLOSE);
        indexLane = context.input(Basis.INDEX_CLOSE);
        lanes = new ResidualLanes(context, Z_BASIS_RESIDUAL_M_5, BASIS_PREDICTION_M_5, BASIS_PREDICTION_STD_M_5);
    }

    @Override
    public void close(Bar bar, Row row) {
        double mean = row.number(basisLane);
        double last = means.ago(0);
        double step = mean - last;
        predict(last);
        lanes.write(row, forecast.z(step), last + forecast.mean(), forecast.standardDeviation());
        forecast.learn(step, mean);
        means.push(mean);
        closes.push(CarryResidual.basisPoints(row.number(markLane), row.number(indexLane)));
    }

    private void predict(double last) {
        forecast.driver(0, closes.ago(0) - closes.ago(MINUTES - 1));
        forecast.predict(last);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        double last = means.ago(0);
        predict(last);
        lanes.tell(
                sink, row, Baseline.unranked(last + forecast.mean(), forecast.standardDeviation(), forecast.count()));
    }

    @Override
    public void restart() {
        forecast.clear();
        closes.clear();
        means.clear();
    }
}
