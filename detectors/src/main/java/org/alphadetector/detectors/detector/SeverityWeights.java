package org.alphadetector.detectors.detector;

import java.util.Map;
import java.util.TreeMap;

/**
 * Severity from 0 to 100: a weighted sum of rarity and magnitude, rising in both.
 *
 * <p>Rarity is -log10(p) over 8, at most 1: a one in 100 million bar is as rare as it gets. Magnitude is s / (s + 10)
 * of the score s in robust standard deviations: one half at ten.
 *
 * @param rarity weight of rarity
 * @param magnitude weight of magnitude; the two sum to 1
 */
public record SeverityWeights(double rarity, double magnitude) {
    /** Rarity 0.6, magnitude 0.4. */
    public static final SeverityWeights DEFAULT = new SeverityWeights(0.6, 0.4);

    private static final double RAREST_LOG10 = 8;
    private static final double HALF_MAGNITUDE_SCORE = 10;

    public SeverityWeights {
        if (!(rarity >= 0 && magnitude >= 0 && Math.abs(rarity + magnitude - 1) < 1e-9)) {
            throw new IllegalArgumentException("rarity=" + rarity + " magnitude=" + magnitude);
        }
    }

    /** The severity of a calibrated score. */
    public int severity(double pValue, double score) {
        double rare = Math.min(1, -StrictMath.log10(pValue) / RAREST_LOG10);
        double large = score / (score + HALF_MAGNITUDE_SCORE);
        return (int) Math.round(100 * (rarity * rare + magnitude * large));
    }

    /** The weights by name. */
    public Map<String, Double> asMap() {
        TreeMap<String, Double> map = new TreeMap<>();
        map.put("magnitude", magnitude);
        map.put("rarity", rarity);
        return map;
    }
}
