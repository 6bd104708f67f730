package org.alphadetector.research.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowedGaussianTest {

    @Test
    void tailOfTheNormalDistribution() {
        // tables: Q(1) = 0.158655254, Q(3) = 1.349898e-3, Q(5) = 2.866516e-7, Q(10) = 7.619853e-24
        assertThat(WindowedGaussian.negativeLogTail(1)).isCloseTo(-Math.log(0.158655254), within(1e-8));
        assertThat(WindowedGaussian.negativeLogTail(3)).isCloseTo(-Math.log(1.349898e-3), within(1e-6));
        assertThat(WindowedGaussian.negativeLogTail(5)).isCloseTo(-Math.log(2.866516e-7), within(1e-6));
        assertThat(WindowedGaussian.negativeLogTail(10)).isCloseTo(-Math.log(7.619853e-24), within(1e-6));
    }

    @Test
    void forgetsWhatLeftTheWindow() {
        WindowedGaussian detector = new WindowedGaussian(4);
        for (double value : new double[] {1_000, 1, 3, 1, 3}) {
            detector.surprise(value);
        }
        // 1, 3, 1, 3: mean 2, standard deviation 1
        assertThat(detector.surprise(5)).isCloseTo(-Math.log(1.349898e-3), within(1e-6));
    }
}
