package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.exit.ErrorSentences;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.ingest.topic.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ErrorSentencesTest {

    private static final Path CANDLES = Path.of("target", "sentences", "BTCUSDT-1m.csv");
    private static final String CANDLE = "1704067200000,1,1,1,1,1,1704067259999,1,1,1,1,0\n";

    @TempDir
    Path empty;

    static Stream<String> mistakes() {
        return Stream.of(
                "nonsense",
                "--nonsense",
                "sql",
                "sql --nonsense x",
                "sql --data",
                "demo --for 2x",
                "demo --assets 0",
                "demo --assets many",
                "demo --ticks-per-second 0",
                "run",
                "run --data none",
                "run --data none --kafka localhost:1 --exchanges a",
                "run --data none --topics anomalies=a",
                "run --data none --exchanges a --config none.properties",
                "run --data none --exchanges a --partitions 0",
                "sink --kafka localhost:1",
                "tail",
                "tail --data none",
                "tail --data none --min-severity 101",
                "feed",
                "feed file --data none --format nonsense x",
                "feed file --data none --format tardis-csv",
                "feed file --data none --format binance-kline no-such-file.csv.gz",
                "feed file --data none --format binance-kline --speed fast x",
                "feed simulate --data none",
                "replay --format binance-kline no-such-file.csv.gz",
                "replay --format binance-kline --via pigeon x",
                "replay --format binance-kline --kafka localhost:1 pom.xml",
                "replay --format binance-kline --partitions 0 pom.xml",
                "replay --format binance-kline --same-database pom.xml",
                "replay --format binance-kline --summary no-such-folder/s.json pom.xml",
                "replay --format binance-kline --postgres nonsense " + CANDLES,
                "replay --format binance-kline --postgres postgresql://u:p@127.0.0.1:1/d " + CANDLES,
                "replay --format binance-kline pom.xml",
                "replay --format binance-usdm pom.xml",
                "replay --format binance-kline --inject seed=1 --truth " + CANDLES + ' ' + CANDLES,
                "replay --format binance-kline --summary " + CANDLES + ' ' + CANDLES,
                "run --data none --topics a=x,a=y",
                "run --data none --topics a");
    }

    @BeforeAll
    static void writeCandles() throws IOException {
        Files.createDirectories(CANDLES.getParent());
        Files.writeString(CANDLES, CANDLE);
    }

    @Test
    void ticksAreNotFedToATopicOfThePipeline() {
        List<String> topics = new ArrayList<>(Topics.written());
        topics.addAll(List.of("alpha-detector-asset-state-changelog", "x-repartition", "__consumer_offsets"));
        for (String topic : topics) {
            CommandRun run = CommandRun.run(
                    "feed", "file", "--kafka", "127.0.0.1:1", "--format", "binance-kline", "--topic", topic, "pom.xml");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("writes the topic '" + topic + "'");
        }
    }

    @Test
    void whatNobodyForesawIsOneSentenceThatNamesTheLog() throws IOException {
        String sentence = ErrorSentences.unexpected(new IllegalStateException("out\nof luck"));

        assertThat(sentence)
                .startsWith("failed unexpectedly (out of luck); the log is ")
                .endsWith(".log.");
        Path log = Path.of(sentence.substring(sentence.lastIndexOf(' ') + 1, sentence.length() - 1));
        assertThat(log).content().contains("IllegalStateException", "\tat org.alphadetector");
        Files.delete(log);
    }

    @Test
    void aFullDiskIsSaidAsSuch() {
        @CommandLine.Command(name = "write")
        class Writing implements Runnable {
            @Override
            public void run() {
                throw new UncheckedIOException("cannot write x", new IOException("No space left on device"));
            }
        }
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new Writing())
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new ErrorSentences(new StopSignal()))
                .execute();

        assertThat(exitCode).isEqualTo(1);
        assertThat(err)
                .hasToString("write: the disk is full (cannot write x); free some space, then give the same command"
                        + " again.\n");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsOneSentenceAndExitCodeTwo(String line) {
        CommandRun run = CommandRun.run(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("alpha")
                .endsWith(".\n")
                .hasLineCount(1)
                .doesNotContain("Exception");
    }

    @Test
    void whatIsReadIsNeverWritten() throws IOException {
        CommandRun run = CommandRun.run("replay --format binance-kline --inject seed=1 --truth ./%s %s"
                .formatted(CANDLES, CANDLES)
                .split(" "));

        assertThat(run.err()).contains("is one of the files to be read");
        assertThat(CANDLES).hasContent(CANDLE);
    }

    /** A slip in a required option's name makes the right name look missing. */
    @Test
    void unknownOptionIsNamedBeforeAMissingOne() {
        CommandRun run = CommandRun.run("replay", "--fromat", "binance-kline", "file");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("'--fromat'");
    }

    @Test
    void exchangeWithoutNameIsAMistake() {
        CommandRun run = CommandRun.run("run", "--data", empty.toString(), "--exchanges", "");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("exchange without a name");
    }

    @Test
    void directoryNeverUsedIsAMistake() {
        CommandRun run = CommandRun.run("sql", "--data", empty.toString(), "select 1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("is not a data directory");
    }

    @Test
    void everyCommandHasHelpWorthReading() {
        for (List<String> name : commands()) {
            List<String> args = new ArrayList<>(name);
            args.add("--help");
            CommandRun run = CommandRun.run(args.toArray(String[]::new));

            assertThat(run.exitCode()).as(name.toString()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("Usage: alpha " + String.join(" ", name), "Exit codes:", "Examples:");
        }
    }

    private static List<List<String>> commands() {
        List<List<String>> names = new ArrayList<>();
        collect(Alpha.commandLine(new StopSignal()), List.of(), names);
        return names;
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> names) {
        command.getSubcommands().forEach((name, subcommand) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            names.add(longer);
            collect(subcommand, longer, names);
        });
    }
}
