package org.alphadetector.features.divergence;

import java.util.Arrays;
import java.util.function.Consumer;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.swing.Swings;

/** Bars of a quarter of an hour, whose confirmed swings the test writes itself; their average true range is 2. */
final class HandedSwings {
    static final double RANGE = 2;

    private final BarScript script;
    private final double[][] lists = new double[4][0];

    HandedSwings(FeatureFamily family) {
        script = new BarScript(Timeframe.M15, family);
    }

    /** Closes a bar that confirms nothing. */
    Row bar(Consumer<Row> values) {
        return script.close(row -> {
            put(row, AverageTrueRange.ATR_14, RANGE);
            put(row, PriceStep.PRICE_STEP, 0.01);
            row.list(row.layout().lane(Swings.SWING_HIGHS), lists[0]);
            row.list(row.layout().lane(Swings.SWING_HIGH_TIMES), lists[1]);
            row.list(row.layout().lane(Swings.SWING_LOWS), lists[2]);
            row.list(row.layout().lane(Swings.SWING_LOW_TIMES), lists[3]);
            values.accept(row);
        });
    }

    /** Closes a bar that confirms the swing of a bar before it. */
    Row confirm(boolean isHigh, double price, int barsAgo, Consumer<Row> values) {
        int side = isHigh ? 0 : 2;
        return bar(row -> {
            double time = (row.exchangeTsMicros() - barsAgo * Timeframe.M15.micros()) / 1_000.0;
            lists[side] = longer(lists[side], price);
            lists[side + 1] = longer(lists[side + 1], time);
            row.list(row.layout().lane(isHigh ? Swings.SWING_HIGHS : Swings.SWING_LOWS), lists[side]);
            row.list(row.layout().lane(isHigh ? Swings.SWING_HIGH_TIMES : Swings.SWING_LOW_TIMES), lists[side + 1]);
            values.accept(row);
        });
    }

    /** The lists are empty again, as when only the search for swings started anew. */
    void forgetLists() {
        Arrays.fill(lists, new double[0]);
    }

    static void put(Row row, Column column, double value) {
        row.number(row.layout().lane(column), value);
    }

    private static double[] longer(double[] list, double last) {
        double[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = last;
        return longer;
    }
}
