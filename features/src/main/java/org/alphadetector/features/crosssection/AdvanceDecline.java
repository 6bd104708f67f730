package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * How many assets rise against how many fall: advancers over decliners of the bar, and new highs less new lows of 60
 * bars of the row's timeframe. The same on every row of the point, used or not.
 *
 * <p>An asset advances where its close is above that of the bar before, and declines where it is below. It is at a high
 * where its close is above each of the 59 closes before, at a low where it is below each of them; so a price that
 * stands still is at neither. Both count the used assets. The ratio is (advancers + 1/2) / (decliners + 1/2): it is
 * finite without decliners, and its inverse is that of the opposite market (J. B. S. Haldane, Annals of Human Genetics
 * 1956, for odds).
 *
 * <p>The ratio is a pure number above 0, new highs less new lows a number of assets. Each is undefined where fewer than
 * {@value Breadth#ASSETS_NEEDED} used assets have what it needs: two closes of neighbouring bars, and 60 closes.
 *
 * <p>An asset's closes are those of its rows, a carried close of a silent bar included. They start anew with a restart,
 * and after a hole of 60 bars or more; a shorter hole is passed over in the 60 closes.
 *
 * <p>Source: advance/decline ratio and new highs less new lows, J. J. Murphy, Technical Analysis of the Financial
 * Markets, 1999. Closes are compared and never added, so nothing is rounded.
 */
public final class AdvanceDecline implements MarketFeature {
    /** Among how many closes a new high or low is the last. */
    public static final int BARS = 60;

    private static final String GROUP = "Breadth Features";

    /** New highs less new lows. */
    public static final Column NH_NL = Column.named("nh_nl", SqlType.INTEGER, GROUP)
            .unit("assets")
            .window(BARS + " bars")
            .formula("used assets with close above each of their 59 closes before - used assets with close below each")
            .inputs("close", "dq_status", "restarted")
            .ownBars(BARS - 1)
            .fromCandles()
            .meaning("New highs of 60 bars less new lows; the same on every row of the point. NULL below five assets"
                    + " with 60 closes.");

    /** Advancers over decliners. */
    public static final Column ADVANCE_DECLINE_RATIO = Column.named("advance_decline_ratio", SqlType.DOUBLE, GROUP)
            .range("> 0")
            .formula("(used assets with close above that of the bar before + 0.5) / (those with close below + 0.5)")
            .inputs("close", "dq_status", "restarted")
            .ownBars(1)
            .fromCandles()
            .meaning("Assets that rose over assets that fell in the bar, 1 where as many; finite without decliners; the"
                    + " same on every row of the point. NULL below five assets with this close and the one before.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofAssets("advance_decline", List.of(NH_NL, ADVANCE_DECLINE_RATIO), AdvanceDecline::new);

    private final Timeframe timeframe;
    private final int close;
    private final int highsLessLows;
    private final int ratio;
    private final StateSlice lastPoint;
    private final RealRing closes;
    private int compared;
    private int advancers;
    private int decliners;
    private int ranked;
    private int extremes;

    AdvanceDecline(MarketContext context) {
        timeframe = context.timeframe();
        close = context.input(BarPrices.CLOSE);
        highsLessLows = context.assetOutput(NH_NL);
        ratio = context.assetOutput(ADVANCE_DECLINE_RATIO);
        StateSection state = context.assetState();
        lastPoint = state.allocate("last_point", 1);
        closes = new RealRing(state.allocate("closes", RealRing.words(BARS)));
    }

    @Override
    public void close(MarketPoint point) {
        compared = 0;
        advancers = 0;
        decliners = 0;
        ranked = 0;
        extremes = 0;
        List<Row> rows = point.rows();
        for (int i = 0; i < rows.size(); i++) {
            double price = rows.get(i).number(close);
            if (!Double.isNaN(price)) {
                point.show(i);
                take(point.at().pointMicros(), price, point.isUsed(i));
            }
        }
        double highs = ranked < Breadth.ASSETS_NEEDED ? Double.NaN : extremes;
        double odds = compared < Breadth.ASSETS_NEEDED ? Double.NaN : (advancers + 0.5) / (decliners + 0.5);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).number(highsLessLows, highs);
            rows.get(i).number(ratio, odds);
        }
    }

    @Override
    public void restart() {
        closes.clear();
    }

    /** Pushes the close of the asset shown and counts it where the asset is used. */
    private void take(long pointMicros, double price, boolean isUsed) {
        long sinceLast = pointMicros - lastPoint.word(0);
        if (sinceLast > BARS * timeframe.micros()) {
            closes.clear();
        }
        lastPoint.word(0, pointMicros);
        double before = closes.ago(0);
        closes.push(price);
        if (!isUsed) {
            return;
        }
        if (!Double.isNaN(before) && sinceLast == timeframe.micros()) {
            compared++;
            advancers += price > before ? 1 : 0;
            decliners += price < before ? 1 : 0;
        }
        if (!Double.isNaN(closes.ago(BARS - 1))) {
            ranked++;
            extremes += extreme(price);
        }
    }

    /** 1 at a new high of the closes, -1 at a new low, else 0. */
    private int extreme(double price) {
        boolean isHigh = true;
        boolean isLow = true;
        for (int i = 1; i < BARS && (isHigh || isLow); i++) {
            double other = closes.ago(i);
            isHigh &= price > other;
            isLow &= price < other;
        }
        return isHigh ? 1 : isLow ? -1 : 0;
    }
}
