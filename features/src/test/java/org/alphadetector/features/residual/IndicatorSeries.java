package org.alphadetector.features.residual;

import java.util.Arrays;

/** Indicators from whole series; the one of an unchanged close is that of a series with one more bar. */
final class IndicatorSeries {
    private static final int HISTORY = 400;

    private interface Indicator {
        double at(double[] highs, double[] lows, double[] closes);
    }

    private IndicatorSeries() {}

    static double[][] rsi(double[] highs, double[] lows, double[] closes) {
        return series(highs, lows, closes, (high, low, close) -> {
            double gains = 0;
            double losses = 0;
            double share = 1.0 / 14;
            for (int i = 1; i < close.length; i++) {
                double change = close[i] - close[i - 1];
                gains += share * (Math.max(change, 0) - gains);
                losses += share * (Math.max(-change, 0) - losses);
            }
            return 100 * gains / (gains + losses);
        });
    }

    static double[][] macd(double[] highs, double[] lows, double[] closes) {
        return series(highs, lows, closes, (high, low, close) -> {
            double fast = close[0];
            double slow = close[0];
            for (double price : close) {
                fast += (price - fast) * 2 / 13;
                slow += (price - slow) * 2 / 27;
            }
            return (fast - slow) / close[0];
        });
    }

    static double[][] stochastic(double[] highs, double[] lows, double[] closes) {
        return series(highs, lows, closes, (high, low, close) -> {
            double sum = 0;
            for (int end = close.length - 3; end < close.length; end++) {
                double highest = Arrays.stream(high, end - 13, end + 1).max().orElseThrow();
                double lowest = Arrays.stream(low, end - 13, end + 1).min().orElseThrow();
                sum += 100 * (close[end] - lowest) / (highest - lowest);
            }
            return sum / 3;
        });
    }

    private static double[][] series(double[] highs, double[] lows, double[] closes, Indicator indicator) {
        double[][] bars = new double[closes.length - HISTORY][];
        for (int bar = HISTORY; bar < closes.length; bar++) {
            double[] high = Arrays.copyOfRange(highs, bar - HISTORY, bar + 1);
            double[] low = Arrays.copyOfRange(lows, bar - HISTORY, bar + 1);
            double[] close = Arrays.copyOfRange(closes, bar - HISTORY, bar + 1);
            double value = indicator.at(high, low, close);
            double before = indicator.at(
                    Arrays.copyOf(high, HISTORY), Arrays.copyOf(low, HISTORY), Arrays.copyOf(close, HISTORY));
            double last = close[HISTORY - 1];
            high[HISTORY] = last;
            low[HISTORY] = last;
            close[HISTORY] = last;
            bars[bar - HISTORY] = new double[] {indicator.at(high, low, close), value, before};
        }
        return bars;
    }
}
