package org.alphadetector.features.momentum;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Row;

/** Indicators of a bar, each time from all bars of the timeframe there ever were; bars count from 0. */
final class TrendIndicatorOracle {
    private final double[] high;
    private final double[] low;
    private final double[] close;

    TrendIndicatorOracle(List<Row> rows) {
        high = rows.stream().mapToDouble(row -> row.number(BarPrices.HIGH)).toArray();
        low = rows.stream().mapToDouble(row -> row.number(BarPrices.LOW)).toArray();
        close = rows.stream().mapToDouble(row -> row.number(BarPrices.CLOSE)).toArray();
    }

    double macd(int bar) {
        return exponential(bar, 0, 12, i -> close[i]) - exponential(bar, 0, 26, i -> close[i]);
    }

    double signal(int bar) {
        return exponential(bar, 25, 9, this::macd);
    }

    /** The weights of all values since the first, the first n of which are averaged. */
    private static double exponential(int bar, int first, int length, IntToDoubleFunction value) {
        int seeded = first + length - 1;
        if (bar < seeded) {
            return Double.NaN;
        }
        double kept = 1 - 2.0 / (length + 1);
        double sum = 0;
        for (int i = first; i <= bar; i++) {
            double weight = i <= seeded ? Math.pow(kept, bar - seeded) / length : (1 - kept) * Math.pow(kept, bar - i);
            sum += weight * value.applyAsDouble(i);
        }
        return sum;
    }

    double rate(int bar, int bars) {
        return bar < bars ? Double.NaN : 100 * (close[bar] / close[bar - bars] - 1);
    }

    double stochasticK(int bar) {
        return (position(bar) + position(bar - 1) + position(bar - 2)) / 3;
    }

    double stochasticD(int bar) {
        return (stochasticK(bar) + stochasticK(bar - 1) + stochasticK(bar - 2)) / 3;
    }

    private double position(int bar) {
        if (bar < 13) {
            return Double.NaN;
        }
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = bar - 13; i <= bar; i++) {
            highest = Math.max(highest, high[i]);
            lowest = Math.min(lowest, low[i]);
        }
        return highest == lowest ? Double.NaN : 100 * (close[bar] - lowest) / (highest - lowest);
    }

    double directional(int bar, int length) {
        return bar < 2 * length - 1 ? Double.NaN : wilder(bar, length, length, i -> oneSided(i, length));
    }

    private double oneSided(int bar, int length) {
        double plus = wilder(bar, 1, length, i -> {
            double rise = difference(high[i], high[i - 1]);
            return rise > Math.max(0, difference(low[i - 1], low[i])) ? rise : 0;
        });
        double minus = wilder(bar, 1, length, i -> {
            double fall = difference(low[i - 1], low[i]);
            return fall > Math.max(0, difference(high[i], high[i - 1])) ? fall : 0;
        });
        return plus + minus == 0 ? 0 : 100 * Math.abs(plus - minus) / (plus + minus);
    }

    /** Of the decimals that the prices are. */
    private static double difference(double minuend, double subtrahend) {
        return BigDecimal.valueOf(minuend)
                .subtract(BigDecimal.valueOf(subtrahend))
                .doubleValue();
    }

    private static double wilder(int bar, int first, int length, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = first; i <= bar; i++) {
            int age = bar - Math.max(i, first + length - 1);
            sum += value.applyAsDouble(i) * Math.pow((length - 1.0) / length, age) / length;
        }
        return sum;
    }

    double hull(int bar) {
        if (bar < 108) {
            return Double.NaN;
        }
        return weighted(bar, 10, i -> 2 * weighted(i, 50, k -> close[k]) - weighted(i, 100, k -> close[k]));
    }

    private static double weighted(int bar, int length, IntToDoubleFunction value) {
        double sum = 0;
        double weights = 0;
        for (int i = bar - length + 1; i <= bar; i++) {
            double weight = length - (bar - i);
            sum += weight * value.applyAsDouble(i);
            weights += weight;
        }
        return sum / weights;
    }
}
