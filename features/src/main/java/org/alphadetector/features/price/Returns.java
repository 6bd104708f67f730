package org.alphadetector.features.price;

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
 * Log returns of the close over 1 to 60 minutes and the realised volatility of five, pure numbers. Each is undefined
 * until the close that far back is there; windows never bridge a restart.
 */
public final class Returns implements Feature {
    private static final String GROUP = "Price/Returns/Volatility";

    public static final Column RET_M_1 = logReturn("ret_m_1", 1);
    public static final Column RET_M_5 = logReturn("ret_m_5", 5);
    public static final Column RET_M_15 = logReturn("ret_m_15", 15);
    public static final Column RET_H_1 = logReturn("ret_h_1", 60);
    public static final Column RET_ABS_M_1 = Column.named("ret_abs_m_1", SqlType.DOUBLE, GROUP)
            .unit("log return")
            .window("1 min ending at the close")
            .range(">= 0")
            .formula("|ret_m_1|")
            .inputs("close")
            .meaning("Size of the one-minute log return. NULL as ret_m_1 is.");
    public static final Column RV_M_5 = Column.named("rv_m_5", SqlType.DOUBLE, GROUP)
            .unit("log return per 5 min")
            .window("5 min ending at the close")
            .range(">= 0")
            .formula("sqrt(sum of the squares of the last five ret_m_1); Andersen and Bollerslev 1998")
            .inputs("close")
            .meaning("Realised volatility of five minutes, from one-minute returns. NULL until five are there.");

    private static final int LONGEST = 60;
    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.noneOf(TickType.class));

    private final RealRing closes;
    private final RealRing squares;
    private final int closeLane;
    private final int ret1Lane;
    private final int ret5Lane;
    private final int ret15Lane;
    private final int ret60Lane;
    private final int absLane;
    private final int volatilityLane;

    public Returns(RowLayout layout, StateBuffer barState) {
        closes = new RealRing(barState.allocate("returns.closes", RealRing.words(LONGEST + 1)));
        squares = new RealRing(barState.allocate("returns.squares", RealRing.words(5)));
        closeLane = layout.lane(BarPrices.CLOSE);
        ret1Lane = layout.lane(RET_M_1);
        ret5Lane = layout.lane(RET_M_5);
        ret15Lane = layout.lane(RET_M_15);
        ret60Lane = layout.lane(RET_H_1);
        absLane = layout.lane(RET_ABS_M_1);
        volatilityLane = layout.lane(RV_M_5);
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
        double close = row.number(closeLane);
        closes.push(close);
        double ret1 = StrictMath.log(close / closes.ago(1));
        squares.push(ret1 * ret1);
        row.number(ret1Lane, ret1);
        row.number(absLane, Math.abs(ret1));
        row.number(ret5Lane, StrictMath.log(close / closes.ago(5)));
        row.number(ret15Lane, StrictMath.log(close / closes.ago(15)));
        row.number(ret60Lane, StrictMath.log(close / closes.ago(LONGEST)));
        row.number(volatilityLane, Math.sqrt(squares.sum(5)));
    }

    @Override
    public void restart() {
        closes.clear();
        squares.clear();
    }

    private static Column logReturn(String name, int minutes) {
        return Column.named(name, SqlType.DOUBLE, GROUP)
                .unit("log return")
                .window(minutes + " min ending at the close")
                .formula("ln(close / close " + minutes + " min before)")
                .inputs("close")
                .meaning("Log return of the close over " + minutes
                        + " min of wall time. NULL until the close that far back is there.");
    }
}
