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
import org.alphadetector.features.state.StateSection;

/**
 * Moving average convergence and divergence (MACD): how far a fast average of the close lies above a slow one, in quote
 * currency, any size; its own average, the signal; and the histogram, the one minus the other. The averages are {@link
 * SeededAverage}s of 12 and 26 closes and of 9 differences. The line is undefined in the first 25 bars, signal and
 * histogram in the first 33.
 *
 * <p>G. Appel, The Moving Average Convergence-Divergence Trading Method, 1979.
 */
public final class MovingAverageConvergence implements BarFeature {
    private static final int FAST = 12;
    private static final int SLOW = 26;
    private static final int SIGNAL = 9;
    private static final String LINE = "EMA(12) - EMA(26) of the close, each begun with a mean";

    public static final Column MACD_LINE = declare("macd_line", SLOW - 1)
            .formula(LINE + "; Appel 1979")
            .meaning("How far the fast average of the close lies above the slow one. NULL in the first 25 bars.");
    public static final Column MACD_SIGNAL = declare("macd_signal", SLOW + SIGNAL - 2)
            .formula("EMA(9) of macd_line, begun with a mean; " + LINE + "; Appel 1979")
            .meaning("The average of macd_line. NULL in the first 33 bars.");
    public static final Column MACD_HISTOGRAM = declare("macd_histogram", SLOW + SIGNAL - 2)
            .formula("macd_line - macd_signal; Appel 1979")
            .meaning("How far macd_line lies above its average. NULL in the first 33 bars.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "moving_average_convergence",
            List.of(MACD_LINE, MACD_SIGNAL, MACD_HISTOGRAM),
            MovingAverageConvergence::new);

    private final SeededAverage fast;
    private final SeededAverage slow;
    private final SeededAverage signal;
    private final int closeLane;
    private final int lineLane;
    private final int signalLane;
    private final int histogramLane;

    public MovingAverageConvergence(FeatureContext context) {
        StateSection state = context.state();
        fast = new SeededAverage(state.allocate("fast", SeededAverage.WORDS), FAST);
        slow = new SeededAverage(state.allocate("slow", SeededAverage.WORDS), SLOW);
        signal = new SeededAverage(state.allocate("signal", SeededAverage.WORDS), SIGNAL);
        closeLane = context.input(BarPrices.CLOSE);
        lineLane = context.output(MACD_LINE);
        signalLane = context.output(MACD_SIGNAL);
        histogramLane = context.output(MACD_HISTOGRAM);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        double line = fast.add(close) - slow.add(close);
        if (Double.isNaN(line)) {
            return;
        }
        double average = signal.add(line);
        row.number(lineLane, line);
        row.number(signalLane, average);
        row.number(histogramLane, line - average);
    }

    @Override
    public void restart() {
        fast.clear();
        slow.clear();
        signal.clear();
    }

    private static Column.Declaration declare(String name, int warmup) {
        return Column.named(name, SqlType.DOUBLE, "Momentum Indicators")
                .unit("quote currency")
                .window("12, 26 and 9 bars, exponential")
                .inputs("close")
                .ownBars(warmup)
                .fromCandles();
    }
}
