package org.alphadetector.features.momentum;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.FifteenDigits;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;

/**
 * Average directional index (ADX): how one-sided the moves of the bars' extremes are, in percent, [0, 100]; it tells
 * how strong a trend is and not where it goes. Of each bar the larger of the rise of the high and the fall of the low
 * counts, to its side, where it is positive. With +D and -D the {@link WilderAverage}s of both sides over n bars, the
 * index is Wilder's average of 100 |+D - -D| / (+D + -D) over n values. The first move is that of bar 2, so the index is
 * there from bar 2n on. A bar in which nothing ever moved to either side counts 0: that is no direction.
 *
 * <p>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978. He divides both sides by the average true range,
 * which cancels, and begins with sums instead of means, which cancels too.
 *
 * <p>On a coarse price grid a rise often equals a fall, and then neither counts. Both are rounded to fifteen digits of
 * the price, so that what a subtraction of doubles leaves does not make one of them the larger.
 */
public final class DirectionalMovement implements BarFeature {
    public static final Column ADX_14 = index(14);
    public static final Column ADX_21 = index(21);

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("directional_movement", List.of(ADX_14, ADX_21), DirectionalMovement::new);

    private final RealRing previous;
    private final List<Index> indexes;
    private final int highLane;
    private final int lowLane;

    public DirectionalMovement(FeatureContext context) {
        previous = new RealRing(context.state().allocate("previous", RealRing.words(2)));
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        indexes = List.of(
                new Index(14, context.state(), context.output(ADX_14)),
                new Index(21, context.state(), context.output(ADX_21)));
    }

    @Override
    public void close(Bar bar, Row row) {
        double high = row.number(highLane);
        double low = row.number(lowLane);
        if (Double.isNaN(high)) {
            return;
        }
        double rise = FifteenDigits.round(high - previous.ago(1), high);
        double fall = FifteenDigits.round(previous.ago(0) - low, high);
        previous.push(high);
        previous.push(low);
        if (Double.isNaN(rise)) {
            return;
        }
        double up = rise > fall && rise > 0 ? rise : 0;
        double down = fall > rise && fall > 0 ? fall : 0;
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).write(up, down, row);
        }
    }

    @Override
    public void restart() {
        previous.clear();
        indexes.forEach(Index::restart);
    }

    private static Column index(int bars) {
        return Column.named("adx_" + bars, SqlType.DOUBLE, "Momentum Indicators")
                .unit("%")
                .window(bars + " bars, Wilder's smoothing twice")
                .range("[0, 100]")
                .formula("Wilder's average over " + bars + " of 100 |P - M| / (P + M); P, M: Wilder's averages over "
                        + bars
                        + " of the rise of the high where it is positive and larger than the fall of the low, and of"
                        + " the fall of the low where it is positive and larger; Wilder 1978")
                .inputs("high", "low")
                .ownBars(2 * bars - 1)
                .fromCandles()
                .meaning("Average directional index of " + bars + " bars. NULL in the first " + (2 * bars - 1)
                        + " bars.");
    }

    /** The index of one length. */
    private static final class Index {
        private final WilderAverage ups;
        private final WilderAverage downs;
        private final WilderAverage average;
        private final int lane;

        private Index(int bars, StateSection state, int lane) {
            ups = new WilderAverage(state.allocate("ups_" + bars, WilderAverage.WORDS), bars);
            downs = new WilderAverage(state.allocate("downs_" + bars, WilderAverage.WORDS), bars);
            average = new WilderAverage(state.allocate("average_" + bars, WilderAverage.WORDS), bars);
            this.lane = lane;
        }

        private void write(double up, double down, Row row) {
            double plus = ups.add(up);
            double minus = downs.add(down);
            if (Double.isNaN(plus)) {
                return;
            }
            double sum = plus + minus;
            double directional = sum >= Double.MIN_NORMAL ? 100 * (Math.abs(plus - minus) / sum) : 0;
            row.number(lane, average.add(directional));
        }

        private void restart() {
            ups.clear();
            downs.clear();
            average.clear();
        }
    }
}
