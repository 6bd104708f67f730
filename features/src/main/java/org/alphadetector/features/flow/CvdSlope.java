package org.alphadetector.features.flow;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.features.asset.Feature;
import org.alphadetector.features.asset.Minute;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * How fast the cumulative volume delta rises, in base currency per minute: the least-squares slope through its six
 * levels at the ends of the last five minutes. Undefined until five minutes are there. The level is not anchored here,
 * so midnight leaves no step.
 */
public final class CvdSlope implements Feature {
    public static final Column CVD_SLOPE_M_5 = Column.named("cvd_slope_m_5", SqlType.DOUBLE, "Flow/CVD")
            .unit("base currency per minute")
            .window("5 min ending at the close")
            .formula("least-squares slope over x = 0..5 of the cumulative volume delta since 5 min before the close")
            .inputs("cvd_delta_m_1")
            .meaning("Slope of the cumulative volume delta over five minutes. NULL until five minutes are there.");

    private static final int MINUTES = 5;
    private static final double MEAN_X = MINUTES / 2.0;
    /** Sum of (x - 2.5)^2 for x = 0..5. */
    private static final double SQUARES = 17.5;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.noneOf(TickType.class));

    private final RealRing deltas;
    private final int deltaLane;
    private final int lane;

    public CvdSlope(RowLayout layout, StateBuffer barState) {
        deltas = new RealRing(barState.allocate("cvd_slope", RealRing.words(MINUTES)));
        deltaLane = layout.lane(TradeFlow.CVD_DELTA_M_1);
        lane = layout.lane(CVD_SLOPE_M_5);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {}

    @Override
    public void accept(int slot, Tick tick) {}

    @Override
    public void close(int slot, Minute minute, Row row) {
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
