package org.alphadetector.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final long SECOND = 1_000_000_000L;

    private long nowNanos;
    private boolean isThere = true;

    private final Watch<String> watch = new Watch<>(this::answer, Duration.ofSeconds(9), () -> nowNanos);

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        assertThat(watch.latest()).isEmpty();
        assertThat(watch.failure()).isEqualTo("no answer yet");
    }

    @Test
    void answerCountsUntilItIsTooOld() {
        watch.ask();
        nowNanos = 9 * SECOND;
        assertThat(watch.latest()).contains("here");

        nowNanos++;
        assertThat(watch.latest()).isEmpty();
    }

    @Test
    void failureIsNoAnswerAndSaysWhy() {
        watch.ask();
        isThere = false;
        watch.ask();

        assertThat(watch.latest()).isEmpty();
        assertThat(watch.failure()).isEqualTo("gone for good");
    }

    @Test
    void recovers() {
        isThere = false;
        watch.ask();
        isThere = true;
        watch.ask();

        assertThat(watch.latest()).contains("here");
    }

    private String answer() {
        if (!isThere) {
            throw new IllegalStateException("no answer", new IllegalArgumentException("gone\n  for good"));
        }
        return "here";
    }
}
