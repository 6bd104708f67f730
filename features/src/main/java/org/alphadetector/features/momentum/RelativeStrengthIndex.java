package org.alphadetector.features.momentum;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;

/**
 * Relative strength index: the share of gains in all moves of the close, in percent, [0, 100]; 50 when gains and losses
 * are alike. Gains and losses are {@link WilderAverage}s over n bars, so the first value is there after n changes, on
 * bar n + 1. Also undefined while neither a gain nor a loss is remembered: a price that never moved is neither strong
 * nor weak. A bar without trades is a change of zero.
 *
 * <p>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; his 100 - 100 / (1 + gains / losses) is the
 * same number and has no value when there are no losses.
 *
 * <p>Numerical care: after thousands of bars without a change both averages become so small that their ratio is
 * rounding; they count as none from there on.
 */
public final class RelativeStrengthIndex implements BarFeature {
    public static final Column RSI_14 = rsi(14);
    public static final Column RSI_21 = rsi(21);
    public static final Column RSI_50 = rsi(50);

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "relative_strength_index", List.of(RSI_14, RSI_21, RSI_50), RelativeStrengthIndex::new);

    private final RealRing previousClose;
    private final List<Index> indexes;
    private final int closeLane;

    public RelativeStrengthIndex(FeatureContext context) {
        previousClose = new RealRing(context.state().allocate("previous_close", RealRing.words(1)));
        closeLane = context.input(BarPrices.CLOSE);
        indexes = FAMILY.columns().stream()
                .map(column -> new Index(column, context.state(), context.output(column)))
                .toList();
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        double change = close - previousClose.ago(0);
        previousClose.push(close);
        if (Double.isNaN(change)) {
            return;
        }
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).write(change, row);
        }
    }

    @Override
    public void restart() {
        previousClose.clear();
        indexes.forEach(Index::restart);
    }

    private static Column rsi(int bars) {
        return Column.named("rsi_" + bars, SqlType.DOUBLE, "Momentum Indicators")
                .unit("%")
                .window(bars + " bars, Wilder's smoothing")
                .range("[0, 100]")
                .formula("100 G / (G + L); G, L: averages of max(change, 0) and max(-change, 0) of the close, first the"
                        + " mean of " + bars + ", then (" + (bars - 1) + " before + next) / " + bars + "; Wilder 1978")
                .inputs("close")
                .ownBars(bars)
                .fromCandles()
                .meaning("Relative strength index of " + bars + " bars. NULL until " + bars
                        + " changes of the close are there, and while the close has never moved.");
    }

    /** The index of one length. */
    private static final class Index {
        private final WilderAverage gains;
        private final WilderAverage losses;
        private final int lane;

        private Index(Column column, StateSection state, int lane) {
            gains = average(column, state, "gains");
            losses = average(column, state, "losses");
            this.lane = lane;
        }

        private static WilderAverage average(Column column, StateSection state, String what) {
            String name = column.name() + '.' + what;
            return new WilderAverage(state.allocate(name, WilderAverage.WORDS), column.warmup());
        }

        private void write(double change, Row row) {
            double gain = gains.add(Math.max(change, 0));
            double moves = gain + losses.add(Math.max(-change, 0));
            if (moves >= Double.MIN_NORMAL) {
                row.number(lane, 100 * (gain / moves));
            }
        }

        private void restart() {
            gains.clear();
            losses.clear();
        }
    }
}
