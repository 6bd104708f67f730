package org.alphadetector.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.alphadetector.app.command.CommandRun;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    static Path root;

    private static Path ticks;

    @BeforeAll
    static void writeTicks() throws IOException {
        ticks = SimulatedFile.write(root.resolve("ticks.jsonl"), 1);
    }

    @Test
    void kafkaAndInlineGiveTheSameWhateverThePartitions() throws IOException {
        JsonNode inline = summary("inline-1", "--via", "inline");

        assertThat(inline.at("/rows/features_snapshot/1m").asInt()).isEqualTo(4 * 20);
        assertThat(inline.at("/rows/market_snapshot/15m").asInt()).isEqualTo(1);
        assertThat(inline.at("/ticks/accepted").asLong()).isPositive();
        for (JsonNode other : List.of(
                summary("inline-3", "--via", "inline", "--partitions", "3"),
                summary("kafka-1", "--via", "kafka"),
                summary("kafka-3", "--via", "kafka", "--partitions", "3"))) {
            for (String part : List.of("ticks", "rows", "anomalies", "digest")) {
                assertThat(other.get(part)).as(part).isEqualTo(inline.get(part));
            }
        }
    }

    @Test
    void completedReplayIsOnlySummedUpAgain() throws IOException {
        JsonNode first = summary("again");
        Path data = root.resolve("again");
        CommandRun again = replay(ticks, "--data", data.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(new ObjectMapper().readTree(again.out())).isEqualTo(first);
    }

    /** Some formats take the symbol from the file's name. */
    @Test
    void sameContentUnderAnotherNameIsAnotherInput() throws IOException {
        summary("named");
        Path renamed = Files.copy(ticks, root.resolve("renamed.jsonl"));
        CommandRun run = replay(renamed, "--data", root.resolve("named").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("holds a replay with other files");
    }

    @Test
    void fileWithoutAnyMessageIsTheUsersMistake() throws IOException {
        Path junk = Files.writeString(root.resolve("junk.jsonl"), "junk\n");
        CommandRun run = replay(junk, "--via", "inline");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no line of").contains("tardis-json");
    }

    @Test
    void recordedControlsHoldAtTheirPointsWhateverCarriesTheTicks() throws IOException {
        Path controls = root.resolve("controls.jsonl");
        Files.writeString(
                controls, control("exclude", "1", "00:05") + "\n\n" + control("include", "2", "00:12") + '\n');
        String[] options = {"--partitions", "3", "--controls", controls.toString(), "--via"};

        JsonNode inline = summary("controls-inline", with(options, "inline"));
        JsonNode kafka = summary("controls-kafka", with(options, "kafka"));

        for (String part : List.of("ticks", "rows", "anomalies", "digest")) {
            assertThat(kafka.get(part)).as(part).isEqualTo(inline.get(part));
        }
        int excluded = 7;
        assertThat((4 * 20 - inline.at("/rows/features_snapshot/1m").asInt()) % excluded)
                .isZero();
        assertThat(inline.at("/rows/features_snapshot/1m").asInt()).isLessThan(4 * 20);
        assertThat(inline.at("/rows/market_snapshot/1m").asInt()).isEqualTo(20);
    }

    @Test
    void injectionsAreTheSameWhateverCarriesTheTicksAndAreToldBeside() throws IOException {
        Path hour = SimulatedFile.writeHour(root.resolve("hour.jsonl"), 5);
        String injected = "seed=3,rate=40,rest=1,warmup=31,kinds=spike+synchrony,sizes=8";

        Files.writeString(root.resolve("a"), "of a run before\n");
        Files.writeString(root.resolve("b"), "of a run before\n");

        JsonNode plain = summaryOf(hour, "plain", "--via", "inline");
        JsonNode inline = summaryOf(
                hour,
                "in-process",
                "--via",
                "inline",
                "--inject",
                injected,
                "--truth",
                root.resolve("a").toString());
        JsonNode kafka = summaryOf(
                hour,
                "brokered",
                "--via",
                "kafka",
                "--inject",
                injected,
                "--truth",
                root.resolve("b").toString());

        assertThat(kafka.get("digest")).isEqualTo(inline.get("digest"));
        assertThat(inline.get("digest")).isNotEqualTo(plain.get("digest"));
        List<String> truth = Files.readAllLines(root.resolve("a"));
        assertThat(truth).hasSizeGreaterThan(2).isEqualTo(Files.readAllLines(root.resolve("b")));
        CommandRun count = CommandRun.run(
                "sql", "--data", root.resolve("brokered").toString(), "--csv", "select count(*) from injection");
        assertThat(count.out()).contains(Integer.toString(truth.size()));

        CommandRun again = replay(
                hour,
                "--data",
                root.resolve("in-process").toString(),
                "--via",
                "inline",
                "--inject",
                injected,
                "--truth",
                root.resolve("a").toString());
        assertThat(again.err()).contains("nothing is read again").contains("market.injection");
        assertThat(Files.readAllLines(root.resolve("a"))).isEqualTo(truth);
    }

    @Test
    void aWrongScheduleIsRefusedInOneSentence() {
        CommandRun unknown = replay(ticks, "--inject", "kinds=spikes");
        CommandRun lone = replay(ticks, "--truth", root.resolve("truth").toString());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).hasLineCount(1).contains("'spikes'");
        assertThat(lone.exitCode()).isEqualTo(2);
        assertThat(lone.err()).hasLineCount(1).contains("--inject");
    }

    @Test
    void controlsThatDoNotFitAreRefusedInOneSentence() throws IOException {
        Path controls = root.resolve("wrong.jsonl");
        Files.writeString(controls, control("exclude", "1", "00:05").replace("\"partition\":1", "\"partition\":8"));
        CommandRun unfit = replay(ticks, "--controls", controls.toString());
        Files.writeString(controls, "{\n");
        CommandRun broken = replay(ticks, "--controls", controls.toString());

        assertThat(unfit.exitCode()).isEqualTo(2);
        assertThat(unfit.err()).hasLineCount(1).contains("do not fit this replay");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).hasLineCount(1).contains("line 1 of ");
    }

    private static String control(String type, String id, String closedUpTo) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"exchange\":\"" + SimulatorSettings.DEFAULT.exchange()
                + "\",\"topic\":\"ticks\",\"partition\":1,\"origin\":\"operator\",\"reason\":\"test\","
                + "\"outcome\":\"applied\",\"droppedRows\":0,\"closedUpTo\":\""
                + Instant.ofEpochSecond(SimulatorSettings.DEFAULT.startMicros() / 1_000_000L)
                        .truncatedTo(ChronoUnit.HOURS)
                        .plus(Duration.parse("PT" + closedUpTo.replace(":", "H") + 'M'))
                + "\"}";
    }

    private static String[] with(String[] options, String last) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = last;
        return all;
    }

    @Test
    void otherInputIsRefused() throws IOException {
        Path other = SimulatedFile.write(root.resolve("other.jsonl"), 2);
        summary("mine");
        String data = root.resolve("mine").toString();

        assertRefused(replay(other, "--data", data), "other files");
        assertRefused(replay(ticks, "--data", data, "--partitions", "2"), "--partitions 1");
        assertRefused(replay(ticks, "--data", data, "--via", "kafka"), "--via inline");
    }

    private static void assertRefused(CommandRun run, String why) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("holds a replay with " + why);
    }

    private static JsonNode summary(String name, String... options) throws IOException {
        return summaryOf(ticks, name, options);
    }

    private static JsonNode summaryOf(Path file, String name, String... options) throws IOException {
        Path summary = root.resolve(name + ".json");
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 4, options.length);
        all[0] = "--data";
        all[1] = root.resolve(name).toString();
        all[2] = "--summary";
        all[3] = summary.toString();
        CommandRun run = replay(file, all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        return new ObjectMapper().readTree(Files.readString(summary));
    }

    private static CommandRun replay(Path file, String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 3, options.length);
        all[0] = "replay";
        all[1] = "--format";
        all[2] = "tardis-json";
        all[all.length - 1] = file.toString();
        return CommandRun.run(all);
    }
}
