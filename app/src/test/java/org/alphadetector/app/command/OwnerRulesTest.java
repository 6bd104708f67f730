package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.directory.FedTopics;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process owns a data directory; the others attach to it. */
class OwnerRulesTest {
    private static final String TRADE = "{\"type\":\"trade\",\"exchange\":\"simulated\",\"symbol\":\"A\",\"id\":\"1\","
            + "\"price\":1,\"amount\":1,\"side\":\"buy\",\"timestamp\":\"2025-01-06T00:00:00.000Z\","
            + "\"localTimestamp\":\"2025-01-06T00:00:00.000Z\"}";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --exchanges simulated --data %s",
                "demo --exit --data %s",
                "replay --format tardis-json --data %s %s/ticks.jsonl"
            })
    void secondOwnerIsRefused(String line) throws Exception {
        Files.writeString(root.resolve("ticks.jsonl"), TRADE);
        try (DataDirectory first = DataDirectory.own(root, "run")) {
            CommandRun run =
                    CommandRun.run(line.replace("%s", first.root().toString()).split(" "));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).hasLineCount(1).contains("is in use by 'alpha run'; stop that first");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sink", "tail", "feed simulate"})
    void withoutAnOwnerTheySayWhatToStart(String command) {
        DataDirectory.own(root, "run").close();
        CommandRun run = CommandRun.run((command + " --data " + root).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("start 'alpha run --data " + root + "' first.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sink", "feed simulate", "exclude --exchange simulated"})
    void nobodyTakesPartInAReplay(String command) throws IOException {
        try (DataDirectory replay = DataDirectory.own(root, "replay")) {
            Files.writeString(replay.inputRecord(), "{}");
            CommandRun run = CommandRun.run((command + " --data " + root).split(" "));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).hasLineCount(1).contains(root + " holds a replay");
        }
    }

    @Test
    void aReplayWithoutABrokerIsReadWithSql() throws IOException {
        try (DataDirectory replay = DataDirectory.own(root, "replay")) {
            Files.writeString(replay.inputRecord(), "{}");
        }
        CommandRun run = CommandRun.run("tail", "--data", root.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("runs no broker now").contains("alpha sql --data " + root);
    }

    /** Its pipeline would dead-letter all of them, which who feeds it would not learn. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "feed simulate --data %s",
                "feed file --data %s --format tardis-json %s/ticks.jsonl",
                "feed file --data %s --topic more --format tardis-json %s/ticks.jsonl"
            })
    void ticksOfAnExchangeThatTheOwnerWasNotToldOfAreRefused(String line) throws Exception {
        Files.writeString(root.resolve("ticks.jsonl"), TRADE);
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            FedTopics.keep(directory, new TreeMap<>(Map.of(Topics.TICKS, new TreeSet<>(List.of("a", "b")))));
            CommandRun run = CommandRun.run(line.replace("%s", root.toString()).split(" "));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .hasLineCount(1)
                    .contains(line.contains("more") ? "reads no topic 'more'" : "reads a, b from 'ticks'")
                    .contains("it would take in nothing of simulated;");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --data %s --exchanges a --replication 1",
                "run --kafka localhost:1 --exchanges a --no-sink",
                "run --kafka localhost:1 --exchanges a --accept-new-broker",
                "replay --format tardis-json --data %s --replication 1 %s/ticks.jsonl"
            })
    void anOptionOfAnotherWayToRunIsRefused(String line) {
        CommandRun run = CommandRun.run(line.replace("%s", root.toString()).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains(" goes with --").contains("; leave it out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --exchanges a", "replay --via kafka --format tardis-json ticks.jsonl"})
    void noCopyOfATopicIsTooFew(String line) {
        CommandRun run = CommandRun.run((line + " --kafka localhost:1 --replication 0").split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("--replication must be 1 or more, not 0.");
    }

    @Test
    void othersAttachToTheOwner() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                EmbeddedServices services = EmbeddedServices.start(directory)) {
            try (Admin admin = Brokers.admin(services.kafka().bootstrap())) {
                TopicSetup.ensure(admin, List.of(Topics.TICKS), 2, (short) 1);
            }
            String[] feed = ("feed simulate --for 1m --speed max --data " + root).split(" ");
            assertThat(CommandRun.run(feed).err()).contains("100 %").doesNotContain("an earlier run");
            assertThat(CommandRun.run(feed).err())
                    .contains("an earlier run has published the first")
                    .contains("nothing was published now")
                    .doesNotContain("100 %");
            endsWithTheStopSignal("sink --data " + root, "writing from");
            endsWithTheStopSignal("tail --data " + root, "");
            CommandRun sql =
                    CommandRun.run("sql", "--csv", "--data", root.toString(), "select count(*) from sink_offset");
            assertThat(sql.exitCode()).as(sql.err()).isZero();
        }
    }

    private static void endsWithTheStopSignal(String line, String said) throws Exception {
        StopSignal stop = new StopSignal();
        StringWriter err = new StringWriter();
        int[] exitCode = {-1};
        Thread command = new Thread(() -> exitCode[0] = Alpha.commandLine(stop)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(line.split(" ")));
        command.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> err.toString().contains(said));
        stop.raise();
        command.join(Duration.ofSeconds(60).toMillis());
        assertThat(exitCode[0]).as(err.toString()).isZero();
    }
}
