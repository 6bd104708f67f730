package org.alphadetector.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RecoveryTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Recovery recovery = new Recovery(nanos::get);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        ((Logger) LoggerFactory.getLogger(Recovery.class)).addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Recovery.class)).detachAppender(lines);
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToFiveSeconds() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            recovery.away(failure());
            waits.add(waitMs());
        }
        assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
        recovery.written();
        recovery.away(failure());
        assertThat(waitMs()).isEqualTo(100);
    }

    @Test
    void saysOnceThatItIsAwayAndOnceThatItIsBack() {
        recovery.away(failure());
        recovery.away(failure());
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());
        recovery.written();
        recovery.written();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Reading pauses until this passes, and then goes on by itself: refused",
                        "It passed after 7 s, reading goes on");
    }

    @Test
    void isBackWhenThereIsNothingToWriteForAWhile() {
        recovery.away(failure());
        for (int i = 0; i < 9; i++) {
            recovery.idle();
        }
        assertThat(lines.list).hasSize(1);
        recovery.idle();
        assertThat(lines.list).hasSize(2);
    }

    @Test
    void goesOnAtOnceTheFirstTimeItIsFenced() {
        recovery.fenced(failure());
        assertThat(recovery.mayTry()).isTrue();
        recovery.fenced(failure());
        assertThat(waitMs()).isEqualTo(100);
    }

    @Test
    void pollsNoLongerThanTheWaitIsLeft() {
        Duration usual = Duration.ofMillis(150);
        assertThat(recovery.pollTimeout(usual)).isEqualTo(usual);
        recovery.away(failure());
        assertThat(recovery.pollTimeout(usual)).isEqualTo(Duration.ofMillis(100));
        recovery.away(failure());
        assertThat(recovery.pollTimeout(usual)).isEqualTo(usual);
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("refused");
    }

    /** Passes the time until the next try is due. */
    private long waitMs() {
        long ms = 0;
        while (!recovery.mayTry()) {
            nanos.addAndGet(Duration.ofMillis(1).toNanos());
            ms++;
        }
        return ms;
    }
}
