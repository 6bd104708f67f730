package org.alphadetector.features.price;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/**
 * How far the price ranged within the minute: Parkinson's volatility and the true range relative to the close, pure
 * numbers, at least 0, the same from trades and from candles. The first is undefined until the asset has traded, the
 * second until it has a close before this one.
 */
public final class MinuteRange implements BarFeature {
    private static final String GROUP = "Price/Returns/Volatility";

    public static final Column RV_M_1 = Column.named("rv_m_1", SqlType.DOUBLE, GROUP)
            .unit("log return per minute")
            .window("1 min ending at the close")
            .range(">= 0")
            .formula("ln(high / low) / (2 sqrt(ln 2)) of the minute; Parkinson 1980")
            .inputs("high", "low")
            .lookBack(0)
            .fromCandles()
            .meaning("Realised volatility of the minute, from its range. NULL until the asset has traded.");
    public static final Column ATR_PROXY_M_1 = Column.named("atr_proxy_m_1", SqlType.DOUBLE, GROUP)
            .unit("share of the close")
            .window("1 min ending at the close")
            .range(">= 0")
            .formula("max(high - low, |high - previous close|, |low - previous close|) / close of the minute;"
                    + " true range of Wilder 1978, not smoothed")
            .inputs("high", "low", "close")
            .lookBack(1)
            .fromCandles()
            .meaning("True range of the minute relative to its close. NULL until there is a previous close.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("minute_range", List.of(RV_M_1, ATR_PROXY_M_1), MinuteRange::new);

    private static final double PARKINSON = 2 * Math.sqrt(StrictMath.log(2));

    private static final int HAS_CLOSE = 0;
    private static final int PREVIOUS_CLOSE = 1;

    private final StateSlice carried;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int volatilityLane;
    private final int trueRangeLane;

    public MinuteRange(FeatureContext context) {
        carried = context.state().allocate("minute_range", 2);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        volatilityLane = context.output(RV_M_1);
        trueRangeLane = context.output(ATR_PROXY_M_1);
    }

    @Override
    public void close(Bar bar, Row row) {
        double high = row.number(highLane);
        double low = row.number(lowLane);
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        row.number(volatilityLane, StrictMath.log(high / low) / PARKINSON);
        if (carried.word(HAS_CLOSE) > 0) {
            double previous = carried.real(PREVIOUS_CLOSE);
            double trueRange = Math.max(high, previous) - Math.min(low, previous);
            row.number(trueRangeLane, trueRange / close);
        }
        carried.word(HAS_CLOSE, 1);
        carried.real(PREVIOUS_CLOSE, close);
    }

    @Override
    public void restart() {
        carried.clear();
    }
}
