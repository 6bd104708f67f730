package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
    private static final TopicPartition FIRST = new TopicPartition("changelog", 0);
    private static final TopicPartition SECOND = new TopicPartition("changelog", 1);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void countsDownToTheEndOfTheLastPartition() {
        progress.onRestoreStart(FIRST, "store", 10, 110);
        progress.onRestoreStart(SECOND, "store", 0, 5);
        assertThat(progress.records()).isEqualTo(105);

        progress.onBatchRestored(FIRST, "store", 49, 40);
        assertThat(progress.records()).isEqualTo(65);

        progress.onRestoreEnd(SECOND, "store", 5);
        progress.onRestoreEnd(FIRST, "store", 100);
        assertThat(progress.records()).isZero();
    }

    @Test
    void partitionThatMovesAwayIsNotWaitedFor() {
        progress.onRestoreStart(FIRST, "store", 0, 100);
        progress.onRestoreSuspended(FIRST, "store", 40);

        assertThat(progress.records()).isZero();
    }
}
