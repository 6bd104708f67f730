package org.alphadetector.detectors.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeverityWeightsTest {
    @Test
    void weighsRarityAndMagnitude() {
        // p = 1e-4: half of 8 decades; score 10: half; so 100 (0.6 * 0.5 + 0.4 * 0.5)
        assertThat(SeverityWeights.DEFAULT.severity(1e-4, 10)).isEqualTo(50);
        assertThat(SeverityWeights.DEFAULT.severity(1, 0)).isZero();
        assertThat(SeverityWeights.DEFAULT.severity(1e-12, 1e9)).isEqualTo(100);
    }

    @Test
    void risesWithBoth() {
        int previous = 0;
        for (double decades = 0; decades < 12; decades += 0.25) {
            int severity = SeverityWeights.DEFAULT.severity(Math.pow(10, -decades), 7);
            assertThat(severity).isBetween(previous, 100);
            previous = severity;
        }
        previous = 0;
        for (double score = 0; score < 100; score += 0.5) {
            int severity = SeverityWeights.DEFAULT.severity(1e-5, score);
            assertThat(severity).isBetween(previous, 100);
            previous = severity;
        }
    }
}
