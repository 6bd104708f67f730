package org.alphadetector.features.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RealRingTest {
    private final RealRing ring = new RealRing(new StateBuffer().allocate("ring", RealRing.words(3)));

    @Test
    void isUndefinedFurtherBackThanItWasFilled() {
        assertThat(ring.ago(0)).isNaN();
        ring.push(1);
        assertThat(ring.ago(0)).isEqualTo(1);
        assertThat(ring.ago(1)).isNaN();
    }

    @Test
    void keepsTheLastOnesOnly() {
        for (int i = 1; i <= 5; i++) {
            ring.push(i);
        }
        assertThat(ring.ago(2)).isEqualTo(3);
        assertThat(ring.ago(3)).isNaN();
        assertThat(ring.sum(3)).isEqualTo(12);
        assertThat(ring.mean(2)).isEqualTo(4.5);
    }

    @Test
    void sumIsUndefinedWithAGap() {
        ring.push(1);
        ring.push(Double.NaN);
        ring.push(3);
        assertThat(ring.sum(3)).isNaN();
        assertThat(ring.sum(1)).isEqualTo(3);
    }

    /** Each count of values at each place of the ring: 1 x the oldest to n x the newest over the sum of the weights. */
    @Test
    void weightsTheNewestMostAndFindsTheExtremes() {
        RealRing seven = new RealRing(new StateBuffer().allocate("seven", RealRing.words(7)));
        double[] values = {5, -2, 8, 1, 9, 3, -7, 4, 6, 0, 2, 11, -4, 7, 10};
        for (int pushed = 1; pushed <= values.length; pushed++) {
            seven.push(values[pushed - 1]);
            for (int bars = 1; bars <= Math.min(7, pushed); bars++) {
                double sum = 0;
                double weights = 0;
                double most = Double.NEGATIVE_INFINITY;
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < bars; i++) {
                    double value = values[pushed - bars + i];
                    sum += (i + 1) * value;
                    weights += i + 1;
                    most = Math.max(most, value);
                    least = Math.min(least, value);
                }
                assertThat(seven.weightedMean(bars)).isCloseTo(sum / weights, within(1e-12));
                assertThat(seven.largest(bars)).isEqualTo(most);
                assertThat(seven.smallest(bars)).isEqualTo(least);
            }
            if (pushed < 7) {
                assertThat(seven.weightedMean(pushed + 1)).isNaN();
                assertThat(seven.largest(pushed + 1)).isNaN();
                assertThat(seven.smallest(pushed + 1)).isNaN();
            }
        }
        assertThat(seven.weightedMean(8)).isNaN();
        seven.push(Double.NaN);
        assertThat(seven.weightedMean(2)).isNaN();
        assertThat(seven.largest(2)).isNaN();
        assertThat(seven.smallest(2)).isNaN();
    }

    @Test
    void valuesAreThoseThereAreOldestFirst() {
        assertThat(ring.values()).isEmpty();
        ring.push(1);
        ring.push(2);
        assertThat(ring.values()).containsExactly(1, 2);
        ring.push(3);
        ring.push(4);
        assertThat(ring.values()).containsExactly(2, 3, 4);
    }
}
