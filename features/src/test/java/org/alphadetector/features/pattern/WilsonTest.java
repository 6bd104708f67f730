package org.alphadetector.features.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonTest {
    /**
     * 8 of 10 with z² = 3.841459: center (8 + 1.920729) / 13.841459 = 0.716740, half width
     * 1.959964 / 13.841459 * sqrt(10 * 0.8 * 0.2 + 0.960365) = 0.226578.
     */
    @Test
    void eightOfTenLieBetweenHalfAndNearlyAll() {
        assertThat(Wilson.low(8, 10)).isCloseTo(0.490162, within(1e-6));
        assertThat(Wilson.high(8, 10)).isCloseTo(0.943318, within(1e-6));
    }

    /** The ends solve |share - p| = z sqrt(p (1 - p) / n), by which the interval is defined. */
    @Test
    void theEndsSolveTheScoreTest() {
        for (int hits = 1; hits < 37; hits++) {
            for (double p : new double[] {Wilson.low(hits, 37), Wilson.high(hits, 37)}) {
                double sigmas = Math.abs(hits / 37.0 - p) / Math.sqrt(p * (1 - p) / 37);
                assertThat(sigmas).isCloseTo(1.959963984540054, within(1e-9));
            }
        }
    }

    /** With no hit the upper end is z² / (n + z²), with hits alone the lower one is n / (n + z²). */
    @Test
    void noneAndAllKeepAnEndAtTheBorder() {
        assertThat(Wilson.low(0, 1)).isZero();
        assertThat(Wilson.high(0, 1)).isCloseTo(0.793450, within(1e-6));
        assertThat(Wilson.low(1, 1)).isCloseTo(0.206549, within(1e-6));
        assertThat(Wilson.high(1, 1)).isEqualTo(1);
    }

    @Test
    void ofNoCasesItIsEverything() {
        assertThat(Wilson.low(0, 0)).isZero();
        assertThat(Wilson.high(0, 0)).isEqualTo(1);
    }
}
