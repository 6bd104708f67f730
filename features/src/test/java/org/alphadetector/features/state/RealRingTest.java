package org.alphadetector.features.state;

import static org.assertj.core.api.Assertions.assertThat;

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
