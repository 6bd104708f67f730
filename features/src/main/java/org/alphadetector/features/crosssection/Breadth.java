package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.CompensatedSum;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * How many of the assets close above their own moving average of 50 and of 200 bars of the row's timeframe.
 *
 * <p>A share in [0, 1], the same on every row of the point, used or not. Undefined where fewer than {@value
 * #ASSETS_NEEDED} used assets have so many closes. An asset at its average is not above it.
 *
 * <p>An asset's closes are those of its rows, a carried close of a silent bar included. They start anew with a restart,
 * and after a hole of 50 bars or more, where a source was left out; a shorter hole is passed over.
 *
 * <p>Source: breadth as the share of issues above their moving average, J. J. Murphy, Technical Analysis of the
 * Financial Markets, 1999.
 *
 * <p>A running sum would drift. The compensated one of prices of like size does not: what it carries along are whole
 * multiples of the last place of a price, and adding those is exact. It is compared with close x bars, not its quotient
 * with the close, so that a price that stands still is never above its average.
 */
public final class Breadth implements MarketFeature {
    /** How many used assets must have the average. */
    public static final int ASSETS_NEEDED = 5;

    private static final int SHORT = 50;
    private static final int LONG = 200;

    /** The share of assets above their average of 50 bars. */
    public static final Column PCT_ABOVE_MA50 = share("pct_above_ma50", SHORT);

    /** The share of assets above their average of 200 bars. */
    public static final Column PCT_ABOVE_MA200 = share("pct_above_ma200", LONG);

    public static final MarketFamily FAMILY =
            MarketFamily.ofAssets("breadth", List.of(PCT_ABOVE_MA50, PCT_ABOVE_MA200), Breadth::new);

    private final long longestHoleMicros;
    private final int close;
    private final StateSlice lastPoint;
    private final RealRing closes;
    private final Average shorter;
    private final Average longer;

    Breadth(MarketContext context) {
        longestHoleMicros = SHORT * context.timeframe().micros();
        close = context.input(BarPrices.CLOSE);
        StateSection state = context.assetState();
        lastPoint = state.allocate("last_point", 1);
        closes = new RealRing(state.allocate("closes", RealRing.words(LONG)));
        shorter =
                new Average(SHORT, state.allocate("sum_50", CompensatedSum.WORDS), context.assetOutput(PCT_ABOVE_MA50));
        longer = new Average(
                LONG, state.allocate("sum_200", CompensatedSum.WORDS), context.assetOutput(PCT_ABOVE_MA200));
    }

    @Override
    public void close(MarketPoint point) {
        shorter.begin();
        longer.begin();
        List<Row> rows = point.rows();
        for (int i = 0; i < rows.size(); i++) {
            double price = rows.get(i).number(close);
            if (!Double.isNaN(price)) {
                point.show(i);
                take(point.at().pointMicros(), price);
                if (point.isUsed(i)) {
                    shorter.count(price);
                    longer.count(price);
                }
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            shorter.write(rows.get(i));
            longer.write(rows.get(i));
        }
    }

    @Override
    public void restart() {
        closes.clear();
        shorter.sum.clear();
        longer.sum.clear();
    }

    private void take(long pointMicros, double price) {
        if (pointMicros - lastPoint.word(0) > longestHoleMicros) {
            restart();
        }
        lastPoint.word(0, pointMicros);
        shorter.add(price);
        longer.add(price);
        closes.push(price);
    }

    private static Column share(String name, int bars) {
        return Column.named(name, SqlType.DOUBLE, "Breadth Features")
                .window(bars + " bars")
                .range("[0, 1]")
                .formula("used assets with close > mean of their last " + bars + " closes / used assets with " + bars
                        + " closes")
                .inputs("close", "dq_status", "restarted")
                .ownBars(bars - 1)
                .fromCandles()
                .meaning("Share, not percent, of the assets that close above their own average of " + bars
                        + " bars; the same on every row of the point. NULL below five assets with an average.");
    }

    /** A sum of the last closes of the asset shown, and how many assets of the point are above the average. */
    private final class Average {
        private final int bars;
        private final CompensatedSum sum;
        private final int lane;
        private int defined;
        private int above;

        private Average(int bars, StateSlice sum, int lane) {
            this.bars = bars;
            this.sum = new CompensatedSum(sum);
            this.lane = lane;
        }

        private void begin() {
            defined = 0;
            above = 0;
        }

        /** Adds a close that the ring does not hold yet, and takes the one out that is then too old. */
        private void add(double price) {
            sum.add(price);
            double leaving = closes.ago(bars - 1);
            if (!Double.isNaN(leaving)) {
                sum.add(-leaving);
            }
        }

        private void count(double price) {
            if (!Double.isNaN(closes.ago(bars - 1))) {
                defined++;
                above += price * bars > sum.toDouble() ? 1 : 0;
            }
        }

        private void write(Row row) {
            row.number(lane, defined < ASSETS_NEEDED ? Double.NaN : (double) above / defined);
        }
    }
}
