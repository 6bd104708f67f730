package org.alphadetector.features.candlestick;

import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;

/**
 * The last candles and what is usual before them: 0 is the newest. A candle is long or short against the bars before
 * the pattern that it belongs to.
 */
final class RecentCandles {
    /** How many bars before a pattern tell what is usual. */
    static final int USUAL = 14;

    /** How many bars before a pattern tell the trend. */
    private static final int TREND = 10;

    /**
     * Prices lie on a grid, so lengths often just reach their limit. Two of them differ by 1/280 of a step at least or are
     * equal, and then rounding must not decide.
     */
    private static final double SAME_STEPS = 1e-3;

    private static final int LONGEST_PATTERN = 3;
    /** How many bars there must be. */
    static final int NEEDED = USUAL + LONGEST_PATTERN;

    private final RealRing opens;
    private final RealRing highs;
    private final RealRing lows;
    private final RealRing closes;
    private double priceStep;

    RecentCandles(StateSection state) {
        opens = new RealRing(state.allocate("opens", RealRing.words(NEEDED)));
        highs = new RealRing(state.allocate("highs", RealRing.words(NEEDED)));
        lows = new RealRing(state.allocate("lows", RealRing.words(NEEDED)));
        closes = new RealRing(state.allocate("closes", RealRing.words(NEEDED)));
    }

    void add(double open, double high, double low, double close, double step) {
        opens.push(open);
        highs.push(high);
        lows.push(low);
        closes.push(close);
        priceStep = step;
    }

    boolean isComplete() {
        return !Double.isNaN(closes.ago(NEEDED - 1));
    }

    /** Whether a length or price is larger than another, by more than rounding. */
    boolean exceeds(double one, double other) {
        return one - other > SAME_STEPS * priceStep;
    }

    /** Whether a length or price is as large as another, but for rounding. */
    boolean reaches(double one, double other) {
        return one - other >= -SAME_STEPS * priceStep;
    }

    double open(int ago) {
        return opens.ago(ago);
    }

    double close(int ago) {
        return closes.ago(ago);
    }

    /** The signed body: above 0 when the bar closed higher than it opened. */
    double change(int ago) {
        return closes.ago(ago) - opens.ago(ago);
    }

    double body(int ago) {
        return Math.abs(change(ago));
    }

    double range(int ago) {
        return highs.ago(ago) - lows.ago(ago);
    }

    double upperShadow(int ago) {
        return highs.ago(ago) - Math.max(opens.ago(ago), closes.ago(ago));
    }

    double lowerShadow(int ago) {
        return Math.min(opens.ago(ago), closes.ago(ago)) - lows.ago(ago);
    }

    /** The mean range of the bars before a pattern of so many bars, at least a price step. */
    double usualRange(int patternBars) {
        double sum = 0;
        for (int i = patternBars; i < patternBars + USUAL; i++) {
            sum += range(i);
        }
        return atLeastAStep(sum / USUAL);
    }

    /** The mean body of the bars before a pattern of so many bars, at least a price step. */
    double usualBody(int patternBars) {
        double sum = 0;
        for (int i = patternBars; i < patternBars + USUAL; i++) {
            sum += body(i);
        }
        return atLeastAStep(sum / USUAL);
    }

    /** A market that never moved has no step; then nothing is large or small. */
    private double atLeastAStep(double value) {
        return Double.isNaN(priceStep) ? Double.NaN : Math.max(value, priceStep);
    }

    /** By how much the last close before the pattern lies above the mean of the ten closes before the pattern. */
    double trend(int patternBars) {
        double sum = 0;
        for (int i = patternBars; i < patternBars + TREND; i++) {
            sum += closes.ago(i);
        }
        return closes.ago(patternBars) - sum / TREND;
    }

    void clear() {
        opens.clear();
        highs.clear();
        lows.clear();
        closes.clear();
    }
}
