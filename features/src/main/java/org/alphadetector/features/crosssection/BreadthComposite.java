package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.baseline.ForgettingRanks;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * How broad the market's rise is against its past: the mean of the ranks of four measures of breadth, each among its
 * own past of the row's timeframe. The measures are pct_above_ma50, pct_above_ma200, nh_nl over the number of used
 * assets, and the logarithm of advance_decline_ratio.
 *
 * <p>In (0, 1), 0.5 as usual; the same on every row of the point. Undefined until {@value #WARMUP} bars with all four
 * are learnt, and where one of the four is undefined.
 *
 * <p>Rank: the mid-rank among the past and itself, {@code (w (below + same / 2) + 1/2) / (w + 1)}, recent bars counting
 * more, half-life 1,440 bars (mid-rank: M. G. Kendall, Rank Correlation Methods, 1948). The market keeps the ranks; it
 * does not start anew when an asset does.
 *
 * <p>Values share cells of {@link ForgettingRanks}, which are finest around an even market: shares are laid out from -8
 * to 8, so a cell is at most 1/32 of the range.
 */
public final class BreadthComposite implements MarketFeature {
    /** How many bars with all measures are learnt before the first rank. */
    public static final int WARMUP = 30;

    private static final int LONGEST_MEASURE = 199;
    private static final double HALF_LIFE_BARS = 1_440;
    private static final double LAID_OUT = 8;
    private static final int MEASURES = 4;

    /** The mean of the ranks. */
    public static final Column BREADTH_COMPOSITE = Column.named("breadth_composite", SqlType.DOUBLE, "Breadth Features")
            .window("all bars before, half-life 1,440 bars")
            .range("(0, 1)")
            .formula("mean of the mid-ranks of pct_above_ma50, pct_above_ma200, nh_nl over used assets and"
                    + " ln(advance_decline_ratio), each among its own past; Kendall 1948")
            .inputs("pct_above_ma50", "pct_above_ma200", "nh_nl", "advance_decline_ratio", "dq_status", "close")
            .ownBars(LONGEST_MEASURE + WARMUP)
            .fromCandles()
            .meaning("How broad the rise of the assets is against the market's own past; the same on every row of the"
                    + " point. NULL until 30 bars with all four measures are learnt, and without one of them.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofAssets("breadth_composite", List.of(BREADTH_COMPOSITE), BreadthComposite::new);

    private final int shortShare;
    private final int longShare;
    private final int highsLessLows;
    private final int ratio;
    private final int composite;
    private final StateSlice learnt;
    private final ForgettingRanks[] ranks = new ForgettingRanks[MEASURES];
    private final double[] values = new double[MEASURES];

    BreadthComposite(MarketContext context) {
        shortShare = context.input(Breadth.PCT_ABOVE_MA50);
        longShare = context.input(Breadth.PCT_ABOVE_MA200);
        highsLessLows = context.input(AdvanceDecline.NH_NL);
        ratio = context.input(AdvanceDecline.ADVANCE_DECLINE_RATIO);
        composite = context.assetOutput(BREADTH_COMPOSITE);
        StateSection state = context.marketState();
        learnt = state.allocate("learnt", 1);
        for (int i = 0; i < MEASURES; i++) {
            ranks[i] = new ForgettingRanks(state.allocate("ranks_" + i, ForgettingRanks.words()), HALF_LIFE_BARS);
        }
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> rows = point.rows();
        Row any = rows.get(0);
        values[0] = LAID_OUT * (2 * any.number(shortShare) - 1);
        values[1] = LAID_OUT * (2 * any.number(longShare) - 1);
        values[2] = LAID_OUT * any.number(highsLessLows) / point.used().size();
        values[3] = StrictMath.log(any.number(ratio));
        if (Double.isNaN(values[0] + values[1] + values[2] + values[3])) {
            return;
        }
        if (learnt.word(0) >= WARMUP) {
            double mean = meanRank();
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).number(composite, mean);
            }
        }
        learnt.addWord(0, 1);
        for (int i = 0; i < MEASURES; i++) {
            ranks[i].add(values[i]);
        }
    }

    private double meanRank() {
        double sum = 0;
        for (int i = 0; i < MEASURES; i++) {
            double weight = ranks[i].weight();
            double below = ranks[i].below(values[i]) + ranks[i].within(values[i]) / 2;
            sum += (weight * below + 0.5) / (weight + 1);
        }
        return sum / MEASURES;
    }
}
