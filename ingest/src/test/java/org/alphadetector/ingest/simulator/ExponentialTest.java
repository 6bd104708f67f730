package org.alphadetector.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.ingest.random.RandomStream;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void equalsTheSlowOne() {
        RandomStream random = new RandomStream(7, 0);
        for (int i = 0; i < 100_000; i++) {
            double x = random.uniform(-700, 700);
            assertThat(Exponential.of(x) / StrictMath.exp(x)).isCloseTo(1, within(1e-10));
        }
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.decay(41)).isZero();
    }
}
