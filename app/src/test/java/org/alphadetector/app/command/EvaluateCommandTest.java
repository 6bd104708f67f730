package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionJson;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    private Path directory;

    @Test
    void printsTablesAndWritesFiles() throws IOException {
        Path json = directory.resolve("report.json");
        Path html = directory.resolve("report.html");

        CommandRun run = CommandRun.run(
                "evaluate",
                "--assets=2",
                "--for=4h",
                "--inject=warmup=60,rate=48,rest=10,kinds=spike.price_up,sizes=24",
                "--json=" + json,
                "--html=" + html);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("spike.price_up", "random cut forest", "Recall by injected size");
        assertThat(Files.readString(json)).contains("\"recall_by_size\"");
        assertThat(Files.readString(html)).contains("<svg");
    }

    @Test
    void injectsWhatAFileListsAndSaysWhatItCouldNot() throws IOException {
        Path listed = directory.resolve("listed.jsonl");
        Injection spike = injection("one", InjectionKind.SPIKE_PRICE_UP, "BTCUSDT");
        Files.writeString(
                listed,
                InjectionJson.write(spike)
                        + '\n'
                        + InjectionJson.write(injection("two", InjectionKind.SPIKE_VOLUME, "NOSUCHUSDT"))
                        + '\n');

        CommandRun run = CommandRun.run(
                "evaluate", "--assets=2", "--for=3h", "--no-peers", "--detector=told", "--inject=" + listed);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("not injected: assets not ready: spike.volume 1")
                .containsPattern("spike\\.price_up +1 +1 +1\\.00")
                .doesNotContain("spike.volume  ");
    }

    private static Injection injection(String id, InjectionKind kind, String symbol) {
        long startMs = 1_736_121_600_000L + 60 * 60_000;
        return new Injection(
                id, kind, List.of(AssetId.of("simulated", symbol)), startMs, startMs + 3_000, startMs + 60_000, 24);
    }

    @Test
    void mistakesAreOneSentence() {
        assertMistake("--seeds", "evaluate", "--seeds=0");
        assertMistake("go together", "evaluate", "some.csv");
        assertMistake("--inject", "evaluate", "--inject=size=2");
        assertMistake("--inject", "evaluate", "--inject=no-such-file");
        assertMistake("--series prints its tables only", "evaluate", "--series", "--json=series.json");
        assertMistake("--series prints its tables only", "evaluate", "--series", "--html=series.html");
        assertMistake("folder of --json", "evaluate", "--json=/nowhere/at/all.json");
    }

    private static void assertMistake(String sentence, String... args) {
        CommandRun run = CommandRun.run(args);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains(sentence);
    }
}
