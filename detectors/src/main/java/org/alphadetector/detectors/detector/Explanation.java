package org.alphadetector.detectors.detector;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why a row scored as it did.
 *
 * @param observed what was seen
 * @param expected what is usual
 * @param scale one robust standard deviation around it, in the same unit (a ratio for levels)
 * @param unit unit of the three
 * @param window the span of time the observation covers, for example {@code 5m}
 * @param inputs the inputs as they were, by column
 * @param shares each input's share of the score; they sum to 1
 * @param reason one sentence for humans
 */
public record Explanation(
        double observed,
        double expected,
        double scale,
        String unit,
        String window,
        Map<String, Double> inputs,
        Map<String, Double> shares,
        String reason) {

    public Explanation {
        inputs = new TreeMap<>(inputs);
        shares = new TreeMap<>(shares);
    }

    /** The shares of two inputs in proportion to their standardised moves; all for the first when both are 0. */
    public static Map<String, Double> shares(String first, double firstMove, String second, double secondMove) {
        double sum = firstMove + secondMove;
        if (!(sum > 0) || !(secondMove > 0)) {
            return Map.of(first, 1.0);
        }
        double share = firstMove / sum;
        return Map.of(first, share, second, 1 - share);
    }
}
