package org.alphadetector.detectors.univariate;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class AlarmLatchTest {
    private static final double THRESHOLD = 1e-4;

    @Test
    void theFirstCrossingIsAnAlarmHoweverUneasyTheRowsBeforeWere() {
        AlarmLatch latch = new AlarmLatch(new StateBuffer().allocate("alarmlatch", AlarmLatch.WORDS), THRESHOLD);
        for (int row = 0; row < 40; row++) {
            assertThat(latch.isRaisedBy(2e-3)).isFalse();
        }
        assertThat(latch.isRaisedBy(1e-4)).isTrue();
    }

    @Test
    void isSilentUntilSixteenOrdinaryRowsInARow() {
        AlarmLatch latch = new AlarmLatch(new StateBuffer().allocate("alarmlatch", AlarmLatch.WORDS), THRESHOLD);
        assertThat(latch.isRaisedBy(1e-6)).isTrue();
        assertThat(latch.isRaisedBy(1e-6)).isFalse();
        ordinary(latch, 15);
        assertThat(latch.isRaisedBy(0.005))
                .as("uneasy, so the count begins again")
                .isFalse();
        ordinary(latch, 15);
        assertThat(latch.isRaisedBy(1e-9)).isFalse();
        ordinary(latch, 16);
        assertThat(latch.isRaisedBy(1e-9)).isTrue();
    }

    @Test
    void aMuchSmallerPValueIsAnAlarmOfItsOwnInAnOpenEpisode() {
        AlarmLatch latch = new AlarmLatch(new StateBuffer().allocate("alarmlatch", AlarmLatch.WORDS), THRESHOLD);
        assertThat(latch.isRaisedBy(7e-5)).isTrue();
        assertThat(latch.isRaisedBy(8e-9))
                .as("not yet a threshold smaller than the first")
                .isFalse();
        assertThat(latch.isRaisedBy(1e-12)).as("nor than the smallest").isFalse();
        ordinary(latch, 15);
        assertThat(latch.isRaisedBy(9e-34)).isTrue();
        assertThat(latch.isRaisedBy(9e-34)).isFalse();
    }

    private static void ordinary(AlarmLatch latch, int rows) {
        for (int row = 0; row < rows; row++) {
            assertThat(latch.isRaisedBy(0.3)).isFalse();
        }
    }
}
