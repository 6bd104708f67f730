package org.alphadetector.features.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class IdleCommitTest {
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final IdleCommit commit = new IdleCommit(context);
    private long nowMs;

    @Test
    void asksForACommitWhereNoRecordFollows() {
        commit.record();
        commit.forwarded();

        look();

        assertThat(context.committed()).isTrue();
        assertThat(timers()).isEmpty();
    }

    @Test
    void leavesTheCommitToTheIntervalWhereRecordsGoOn() {
        commit.record();
        commit.forwarded();

        for (int i = 0; i < IdleCommit.LOOKS; i++) {
            commit.record();
            look();
        }

        assertThat(context.committed()).isFalse();
        assertThat(timers()).isEmpty();
    }

    @Test
    void asksForACommitOnceTheRecordsThatStillFollowedHaveEnded() {
        commit.record();
        commit.forwarded();
        commit.record();

        look();
        assertThat(context.committed()).isFalse();
        look();

        assertThat(context.committed()).isTrue();
        assertThat(timers()).isEmpty();
    }

    @Test
    void countsItsLooksFromWhatWasForwardedLast() {
        commit.forwarded();
        for (int i = 1; i < IdleCommit.LOOKS; i++) {
            commit.record();
            look();
        }
        commit.record();
        commit.forwarded();
        commit.record();
        look();
        look();

        assertThat(context.committed()).isTrue();
    }

    @Test
    void recordsBeforeWhatWasForwardedLastDoNotCount() {
        commit.record();
        commit.forwarded();
        commit.record();
        commit.forwarded();

        look();

        assertThat(context.committed()).isTrue();
    }

    @Test
    void looksOnceAtATimeHoweverMuchIsForwarded() {
        commit.forwarded();
        commit.forwarded();
        assertThat(timers()).hasSize(1);
    }

    @Test
    void looksAgainForWhatIsForwardedAfterACommit() {
        commit.forwarded();
        look();
        context.resetCommit();
        commit.record();
        commit.forwarded();

        look();

        assertThat(context.committed()).isTrue();
    }

    @Test
    void doesNotLookWhileNobodyWaits() {
        commit.record();
        assertThat(timers()).isEmpty();
    }

    private void look() {
        nowMs += IdleCommit.LOOK_AFTER.toMillis();
        timers().forEach(timer -> timer.getPunctuator().punctuate(nowMs));
    }

    private List<CapturedPunctuator> timers() {
        return context.scheduledPunctuators().stream()
                .filter(timer -> !timer.cancelled())
                .toList();
    }
}
