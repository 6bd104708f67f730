package org.alphadetector.app.pipeline;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.features.state.IncompatibleStateException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadFailuresTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final ThreadFailures failures = new ThreadFailures(nanos::get);

    static Stream<Exception> brokersThatFaltered() {
        return Stream.of(
                new InvalidTxnStateException("at commit"),
                new KafkaException("Unhandled error in EndTxnResponse: unexpected server error"),
                new InvalidPidMappingException("producer id is not currently assigned"));
    }

    static Stream<Exception> whatLasts() {
        return Stream.of(
                new IncompatibleStateException("words=3"),
                new KafkaException("wrapped", new SaslAuthenticationException("who are you")),
                new TopicAuthorizationException("not yours"),
                new SerializationException("not a tick"),
                new IllegalStateException("a fault of ours"));
    }

    @ParameterizedTest
    @MethodSource("brokersThatFaltered")
    void threadIsReplacedWhereBrokersFaltered(Exception cause) {
        assertThat(failures.respond(new StreamsException("wrapped", cause))).isEqualTo(REPLACE_THREAD);
        assertThat(failures.end()).isNull();
    }

    @ParameterizedTest
    @MethodSource("whatLasts")
    void anythingElseEndsTheApplication(Exception cause) {
        StreamsException failure = new StreamsException("wrapped", cause);

        assertThat(failures.respond(failure)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.end()).hasCause(failure);
    }

    @Test
    void brokersThatFalterTooOftenEndTheApplicationInOneSentence() {
        falter(ThreadFailures.MOST_REPLACEMENTS);

        assertThat(failures.respond(new InvalidTxnStateException("at\ncommit"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.end())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("more than 20 times in 10 minutes")
                .hasMessageContaining("InvalidTxnStateException: at commit");
    }

    @Test
    void whatIsLongAgoNoLongerCounts() {
        falter(ThreadFailures.MOST_REPLACEMENTS);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(ThreadFailures.WITHIN_MINUTES) + 1);

        falter(ThreadFailures.MOST_REPLACEMENTS);
        assertThat(failures.end()).isNull();
    }

    @Test
    void replacedThreadEndsQuietly() throws InterruptedException {
        Thread.UncaughtExceptionHandler[] after = new Thread.UncaughtExceptionHandler[1];
        Thread looking = new Thread(() -> {
            failures.handle(new InvalidTxnStateException("at commit"));
            after[0] = Thread.currentThread().getUncaughtExceptionHandler();
        });
        looking.start();
        looking.join();

        assertThat(after[0]).isNotNull().isNotInstanceOf(ThreadGroup.class);
    }

    private void falter(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(failures.respond(new InvalidTxnStateException("at commit")))
                    .isEqualTo(REPLACE_THREAD);
        }
    }
}
