package org.alphadetector.features.flow;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;

/**
 * How fast the cumulative volume delta rises, in base currency per minute: the least-squares slope through its six
 * levels at the ends of the last five minutes. Undefined until five minutes are there. The level is not anchored here,
 * so midnight leaves no step.
 */
public final class CvdSlope implements BarFeature {
    public static final Column CVD_SLOPE_M_5 = Column.named("cvd_slope_m_5", SqlType.DOUBLE, "Flow/CVD")
            .unit("base currency per minute")
            .window("5 min ending at the close")
            .formula("least-squares slope over x = 0..5 of the cumulative volume delta since 5 min before the close")
            .inputs("cvd_delta_m_1")
            .lookBack(4)
            .fromCandles()
            .meaning("Slope of the cumulative volume delta over five minutes. NULL until five minutes are there.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars("cvd_slope", List.of(CVD_SLOPE_M_5), CvdSlope::new);

    private static final int MINUTES = 5;
    private static final double MEAN_X = MINUTES / 2.0;
    /** Sum of (x - 2.5)^2 for x = 0..5. */
    private static final double SQUARES = 17.5;

    private final RealRing deltas;
    private final int deltaLane;
    private final int lane;

    public CvdSlope(FeatureContext context) {
        deltas = new RealRing(context.state().allocate("cvd_slope", RealRing.words(MINUTES)));
        deltaLane = context.input(TradeFlow.CVD_DELTA_M_1);
        lane = context.output(CVD_SLOPE_M_5);
    }

    @Override
    public void close(Bar bar, Row row) {
        deltas.push(row.number(deltaLane));
        double level = 0;
        double products = 0;
        for (int x = 1; x <= MINUTES; x++) {
            level += deltas.ago(MINUTES - x);
            products += (x - MEAN_X) * level;
        }
        row.number(lane, products / SQUARES);
    }

    @Override
    public void restart() {
        deltas.clear();
    }
}
