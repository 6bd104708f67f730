package org.alphadetector.ingest.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int DRAWS = 1_000_000;

    @Test
    void gaussianHasTheMomentsOfAStandardNormal() {
        RandomStream random = new RandomStream(7, 0);
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = random.gaussian();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
        }
        // Standard errors are 0.001, 0.0014 and 0.01.
        assertThat(sum / DRAWS).isCloseTo(0, within(0.005));
        assertThat(squares / DRAWS).isCloseTo(1, within(0.007));
        assertThat(fourths / DRAWS).isCloseTo(3, within(0.05));
    }

    @Test
    void exponentialAndUniformHaveTheirMeans() {
        RandomStream random = new RandomStream(7, 0);
        double exponentials = 0;
        double uniforms = 0;
        for (int i = 0; i < DRAWS; i++) {
            exponentials += random.exponential();
            uniforms += random.uniform();
        }
        assertThat(exponentials / DRAWS).isCloseTo(1, within(0.005));
        assertThat(uniforms / DRAWS).isCloseTo(0.5, within(0.0015));
    }

    @Test
    void streamsOfOneSeedAreUncorrelated() {
        RandomStream first = new RandomStream(7, 0);
        RandomStream second = new RandomStream(7, 1);
        double products = 0;
        for (int i = 0; i < DRAWS; i++) {
            products += first.gaussian() * second.gaussian();
        }
        assertThat(products / DRAWS).isCloseTo(0, within(0.005));
    }
}
