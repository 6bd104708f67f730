package org.alphadetector.research.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeersTest {

    @Test
    void everyPeerIsSilentInWarmupAndSeesAnOutlier() {
        for (Peer peer : List.of(new RollingZScore(2, 120), new EwmaBand(2, 60), new CutForest(2, 7))) {
            Random random = new Random(3);
            double largest = 0;
            for (int row = 0; row < 600; row++) {
                double score = peer.score(new double[] {random.nextGaussian(), 5 + random.nextGaussian()});
                if (row < 20) {
                    assertThat(score).as(peer + " row " + row).isNaN();
                }
                largest = row < 300 ? largest : Math.max(largest, score);
            }
            assertThat(peer.score(new double[] {0, 25})).as(peer.toString()).isGreaterThan(largest);
        }
    }

    @Test
    void zScoreIsOfTheWindow() {
        RollingZScore peer = new RollingZScore(1, 40);
        for (int row = 0; row < 100; row++) {
            peer.score(new double[] {row % 2 == 0 ? 1 : 3});
        }
        // mean 2, standard deviation 1
        assertThat(peer.score(new double[] {7})).isCloseTo(5, within(1e-9));
    }

    @Test
    void whatIsMissingIsLeftOut() {
        EwmaBand peer = new EwmaBand(2, 60);
        for (int row = 0; row < 100; row++) {
            peer.score(new double[] {Double.NaN, row % 2});
        }
        assertThat(peer.score(new double[] {Double.NaN, 0.5})).isLessThan(1);
    }
}
