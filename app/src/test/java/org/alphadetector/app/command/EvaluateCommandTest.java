package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                "--for=2h",
                "--inject=warmup=60,rate=48,rest=10,kinds=spike.price_up,sizes=24",
                "--json=" + json,
                "--html=" + html);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("spike.price_up", "random cut forest", "Recall by injected size");
        assertThat(Files.readString(json)).contains("\"recall_by_size\"");
        assertThat(Files.readString(html)).contains("<svg");
    }

    @Test
    void mistakesAreOneSentence() {
        assertMistake("--seeds", "evaluate", "--seeds=0");
        assertMistake("go together", "evaluate", "some.csv");
        assertMistake("--inject", "evaluate", "--inject=size=2");
        assertMistake("folder of --json", "evaluate", "--json=/nowhere/at/all.json");
    }

    private static void assertMistake(String sentence, String... args) {
        CommandRun run = CommandRun.run(args);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains(sentence);
    }
}
