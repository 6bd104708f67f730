package org.alphadetector.detectors.detector;

import java.util.TreeMap;
import org.alphadetector.features.row.JsonNumbers;

/**
 * The settings of detectors that change which events there are.
 *
 * @param budgetFactor multiplies every detector's budget of false alerts per asset and day, 0.01 to 100
 * @param forgetAfterMicros after how long without a row an asset's detector state is deleted, at least one hour
 */
public record DetectorSettings(double budgetFactor, long forgetAfterMicros) {
    /** Budgets as in the registry, state kept for 24 h. */
    public static final DetectorSettings DEFAULT = new DetectorSettings(1, 86_400_000_000L);

    public DetectorSettings {
        if (!(budgetFactor >= 0.01 && budgetFactor <= 100)) {
            throw new IllegalArgumentException("budgetFactor=" + budgetFactor + " is not in [0.01, 100]");
        }
        if (forgetAfterMicros < 3_600_000_000L) {
            throw new IllegalArgumentException("forgetAfterMicros=" + forgetAfterMicros + " is below one hour");
        }
    }

    /** The settings by name, as they enter the configuration hash. */
    public TreeMap<String, String> asMap() {
        TreeMap<String, String> map = new TreeMap<>();
        StringBuilder factor = new StringBuilder();
        JsonNumbers.append(factor, budgetFactor);
        map.put("detector.budget.factor", factor.toString());
        map.put("detector.forget.micros", Long.toString(forgetAfterMicros));
        return map;
    }
}
