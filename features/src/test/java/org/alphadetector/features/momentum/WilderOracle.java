package org.alphadetector.features.momentum;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Row;

/** Wilder's indicators of a bar, each time from all bars of the timeframe there ever were. */
public final class WilderOracle {
    private final double[] high;
    private final double[] low;
    private final double[] close;

    /** The rows must be of one timeframe; those before the first price are left out. */
    public WilderOracle(List<Row> rows) {
        List<Row> priced =
                rows.stream().filter(row -> row.isDefined(BarPrices.CLOSE)).toList();
        high = priced.stream().mapToDouble(row -> row.number(BarPrices.HIGH)).toArray();
        low = priced.stream().mapToDouble(row -> row.number(BarPrices.LOW)).toArray();
        close = priced.stream().mapToDouble(row -> row.number(BarPrices.CLOSE)).toArray();
    }

    /** How many bars have a price. */
    public int bars() {
        return close.length;
    }

    /** Relative strength index on the bar with that number, the first being 0, by Wilder's own formula. */
    public double relativeStrength(int bar, int length) {
        double gains = average(bar, length, i -> Math.max(0, close[i] - close[i - 1]));
        double losses = average(bar, length, i -> Math.max(0, close[i - 1] - close[i]));
        if (gains == 0 && losses == 0) {
            return Double.NaN;
        }
        return losses == 0 ? 100 : 100 - 100 / (1 + gains / losses);
    }

    public double trueRange(int bar, int length) {
        return average(
                bar,
                length,
                i -> Math.max(
                        high[i] - low[i], Math.max(Math.abs(high[i] - close[i - 1]), Math.abs(low[i] - close[i - 1]))));
    }

    public double relativeTrueRange(int bar, int length) {
        return trueRange(bar, length) / close[bar];
    }

    /**
     * Every value's weight written out: 1/n of the first n shrinks by (n - 1)/n with each later one, as theirs does.
     */
    private static double average(int bar, int length, IntToDoubleFunction value) {
        if (bar < length) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 1; i <= bar; i++) {
            sum += value.applyAsDouble(i) * Math.pow((length - 1.0) / length, bar - Math.max(i, length)) / length;
        }
        return sum;
    }
}
