package org.alphadetector.features.price;

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
 * Log returns of the close over 1 to 60 minutes and the realised volatility of five, pure numbers. Each is undefined
 * until the close that far back is there; windows never bridge a restart.
 */
public final class Returns implements BarFeature {
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
            .lookBack(1)
            .fromCandles()
            .meaning("Size of the one-minute log return. NULL as ret_m_1 is.");
    public static final Column RV_M_5 = Column.named("rv_m_5", SqlType.DOUBLE, GROUP)
            .unit("log return per 5 min")
            .window("5 min ending at the close")
            .range(">= 0")
            .formula("sqrt(sum of the squares of the last five ret_m_1); Andersen and Bollerslev 1998")
            .inputs("close")
            .lookBack(5)
            .fromCandles()
            .meaning("Realised volatility of five minutes, from one-minute returns. NULL until five are there.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "returns", List.of(RET_M_1, RET_M_5, RET_M_15, RET_ABS_M_1, RET_H_1, RV_M_5), Returns::new);

    private static final int LONGEST = 60;

    private final RealRing closes;
    private final RealRing squares;
    private final int closeLane;
    private final int ret1Lane;
    private final int ret5Lane;
    private final int ret15Lane;
    private final int ret60Lane;
    private final int absLane;
    private final int volatilityLane;

    public Returns(FeatureContext context) {
        closes = new RealRing(context.state().allocate("returns.closes", RealRing.words(LONGEST + 1)));
        squares = new RealRing(context.state().allocate("returns.squares", RealRing.words(5)));
        closeLane = context.input(BarPrices.CLOSE);
        ret1Lane = context.output(RET_M_1);
        ret5Lane = context.output(RET_M_5);
        ret15Lane = context.output(RET_M_15);
        ret60Lane = context.output(RET_H_1);
        absLane = context.output(RET_ABS_M_1);
        volatilityLane = context.output(RV_M_5);
    }

    @Override
    public void close(Bar bar, Row row) {
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
                .lookBack(minutes)
                .fromCandles()
                .meaning("Log return of the close over " + minutes
                        + " min of wall time. NULL until the close that far back is there.");
    }
}
