package org.alphadetector.detectors.univariate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlarmLatchTest {
    private static final double THRESHOLD = 1e-4;

    @Test
    void theFirstCrossingIsAnAlarmHoweverUneasyTheRowsBeforeWere() {
        AlarmLatch latch = new AlarmLatch(THRESHOLD);
        for (int row = 0; row < 40; row++) {
            assertThat(latch.isRaisedBy(2e-3)).isFalse();
        }
        assertThat(latch.isRaisedBy(1e-4)).isTrue();
    }

    @Test
    void isSilentUntilSixteenOrdinaryRowsInARow() {
        AlarmLatch latch = new AlarmLatch(THRESHOLD);
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

    private static void ordinary(AlarmLatch latch, int rows) {
        for (int row = 0; row < rows; row++) {
            assertThat(latch.isRaisedBy(0.3)).isFalse();
        }
    }
}
