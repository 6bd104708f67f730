package org.alphadetector.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
    private static final TopicPartition TICKS = new TopicPartition("ticks", 0);

    private State state = State.RUNNING;
    private long toRestore;
    private Finding lag = Finding.good("0 records");
    private String hindrance = "";
    private boolean isSinkAlive = true;
    private Finding postgres = Finding.good("answers");

    private final StreamsHealth streams = new StreamsHealth(() -> state, () -> toRestore, () -> lag);
    private final SinkHealth sink = new SinkHealth(() -> isSinkAlive, () -> hindrance, () -> postgres, () -> lag);
    private final Health health = new Health();

    @Test
    void everythingInOrderIsLiveAndReady() {
        addBoth();
        health.started();

        assertThat(health.live().isGood()).isTrue();
        assertThat(text(health.ready()))
                .startsWith("{\"status\":\"up\",\"checks\":{\"process\":{\"ok\":true,")
                .contains("\"streams.running\":{\"ok\":true,\"why\":\"state RUNNING\"}")
                .contains("\"sink.postgres\":{\"ok\":true,\"why\":\"answers\"}");
    }

    @Test
    void startingIsLiveAndNotReady() {
        assertThat(health.live().isGood()).isTrue();
        assertThat(health.ready().isGood()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_SHUTDOWN", "PENDING_ERROR", "ERROR", "NOT_RUNNING"})
    void endedThreadsAreNotLive(State ended) {
        state = ended;

        assertThat(HealthReport.of(streams.live()).isGood()).isFalse();
        assertThat(text(HealthReport.of(streams.ready()))).contains("state " + ended);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "REBALANCING"})
    void rebalancingIsLiveAndNotReady(State passing) {
        state = passing;

        assertThat(HealthReport.of(streams.live()).isGood()).isTrue();
        assertThat(HealthReport.of(streams.ready()).isGood()).isFalse();
    }

    @Test
    void restoringIsNotReady() {
        toRestore = 7;

        assertThat(HealthReport.of(streams.live()).isGood()).isTrue();
        assertThat(text(HealthReport.of(streams.ready())))
                .contains("\"streams.restored\":{\"ok\":false,\"why\":\"7 records of state to restore\"}");
    }

    @Test
    void lagIsReadyUpToItsBound() {
        Backlog backlog = new Backlog(Map.of("ticks", 60L, "features.asset", 41L), Set.of(TICKS));
        assertThat(backlog.within(101, Set.of(TICKS)).isGood()).isTrue();

        lag = backlog.within(100, Set.of(TICKS));
        assertThat(text(HealthReport.of(streams.ready())))
                .contains("\"streams.lag\":{\"ok\":false,\"why\":\"101 records to deal with, at most 100 allowed\"}");
        assertThat(HealthReport.of(sink.ready()).isGood()).isFalse();
        assertThat(HealthReport.of(streams.live()).isGood()).isTrue();
    }

    @Test
    void lagOfOtherPartitionsThanThoseHeldNowSaysNothing() {
        Backlog beforeTheRebalance = new Backlog(Map.of(), Set.of());

        assertThat(beforeTheRebalance.within(100, Set.of()).isGood()).isTrue();
        assertThat(beforeTheRebalance.within(100, Set.of(TICKS)).isGood()).isFalse();
    }

    @Test
    void hinderedSinkIsLiveAndNotReady() {
        hindrance = "waits for its share of the partitions";

        assertThat(HealthReport.of(sink.live()).isGood()).isTrue();
        assertThat(text(HealthReport.of(sink.ready())))
                .contains("\"sink.writing\":{\"ok\":false,\"why\":\"waits for its share of the partitions\"}");
    }

    @Test
    void endingIsLiveThoughItsPartsEnd() {
        addBoth();
        health.started();
        health.stopping();
        state = State.NOT_RUNNING;
        isSinkAlive = false;

        assertThat(health.live().isGood()).isTrue();
        assertThat(text(health.ready())).contains("\"process\":{\"ok\":false,\"why\":\"is ending\"}");
    }

    @Test
    void postgresAwayIsLiveAndNotReady() {
        postgres = Finding.bad("does not answer: connection refused");

        assertThat(HealthReport.of(sink.live()).isGood()).isTrue();
        assertThat(text(HealthReport.of(sink.ready())))
                .startsWith("{\"status\":\"down\"")
                .contains("\"sink.postgres\":{\"ok\":false,\"why\":\"does not answer: connection refused\"}");
    }

    @Test
    void endedSinkIsNeitherLiveNorReady() {
        isSinkAlive = false;

        assertThat(HealthReport.of(sink.live()).isGood()).isFalse();
        assertThat(HealthReport.of(sink.ready()).isGood()).isFalse();
    }

    @Test
    void oneBadPartIsEnough() {
        addBoth();
        health.started();
        isSinkAlive = false;

        assertThat(health.live().isGood()).isFalse();
        assertThat(health.ready().isGood()).isFalse();
    }

    @Test
    void failingCheckIsBadAndSaysWhy() {
        HealthCheck failing = new HealthCheck("broken", () -> {
            throw new IllegalStateException("no \"answer\"");
        });

        assertThat(text(HealthReport.of(List.of(failing))))
                .contains("\"broken\":{\"ok\":false,\"why\":\"cannot be told: java.lang.IllegalStateException:"
                        + " no \\\"answer\\\"\"}");
    }

    private void addBoth() {
        health.add(streams.live(), streams.ready());
        health.add(sink.live(), sink.ready());
    }

    private static String text(HealthReport report) {
        return new String(report.json(), StandardCharsets.UTF_8);
    }
}
