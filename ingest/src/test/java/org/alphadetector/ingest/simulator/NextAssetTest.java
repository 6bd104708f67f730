package org.alphadetector.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.ingest.random.RandomStream;
import org.junit.jupiter.api.Test;

class NextAssetTest {
    @Test
    void earliestTimeWinsAndTheFirstOfEqualOnes() {
        for (int count = 1; count <= 33; count++) {
            NextAsset next = new NextAsset(count);
            RandomStream random = new RandomStream(count, 0);
            long[] times = new long[count];
            for (int i = 0; i < count; i++) {
                times[i] = random.index(10);
                next.set(i, times[i]);
            }
            for (int round = 0; round < 200; round++) {
                int expected = 0;
                for (int i = 1; i < count; i++) {
                    expected = times[i] < times[expected] ? i : expected;
                }
                assertThat(next.asset()).isEqualTo(expected);
                assertThat(next.micros()).isEqualTo(times[expected]);
                times[expected] += random.index(10);
                next.set(expected, times[expected]);
            }
        }
    }
}
