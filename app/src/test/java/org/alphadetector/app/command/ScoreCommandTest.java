package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.alphadetector.app.SharedData;
import org.alphadetector.detectors.univariate.SeriesDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    private static final String HEADER = "timestamp,value,score,p_value,alarm";

    @TempDir
    private Path directory;

    private CommandRun score(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("series.csv"), content);
        return score(file, "t", "v");
    }

    private static CommandRun score(Path file, String time, String value) {
        return CommandRun.run("score", "--csv", file.toString(), "--time", time, "--value", value);
    }

    private static String noise(int rows) {
        Random random = new Random(9);
        StringBuilder csv = new StringBuilder("t,v\n");
        for (int i = 0; i < rows; i++) {
            csv.append(1_700_000_000 + 60 * i)
                    .append(',')
                    .append(Math.round(1_000 * random.nextGaussian()) / 1_000.0)
                    .append('\n');
        }
        return csv.toString();
    }

    @Test
    void writesOneRowForEachInTheirOrder() throws IOException {
        String csv = noise(100) + "1700006000,50\n1700006000,50\n1700000000,0.5\n1700006060,NaN\n1700006120,\n";

        CommandRun run = score(csv);

        List<String> lines = run.out().lines().toList();
        List<String> input = csv.lines().toList();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(lines).hasSameSizeAs(input);
        assertThat(lines.get(0)).isEqualTo(HEADER);
        assertThat(lines.get(1)).isEqualTo(input.get(1) + ",,,0");
        assertThat(lines.get(SeriesDetector.WARMUP)).endsWith(",,,0");
        assertThat(lines.get(SeriesDetector.WARMUP + 1))
                .matches(input.get(SeriesDetector.WARMUP + 1) + ",[0-9.E-]+,[0-9.E-]+,0");
        assertThat(lines.get(101)).startsWith("1700006000,50,").endsWith(",1");
        assertThat(lines.get(102)).startsWith("1700006000,50,").endsWith(",0");
        assertThat(lines.get(103)).matches("1700000000,0.5,[0-9.E-]+,[0-9.E-]+,0");
        assertThat(lines.get(104)).isEqualTo("1700006060,,,,0");
        assertThat(lines.get(105)).isEqualTo("1700006120,,,,0");
    }

    @Test
    void gzipAndQuotesAndOtherColumnsChangeNothing() throws IOException {
        String plain = noise(200);
        String quoted = plain.replace("t,v", "\uFEFF\"v w\",\"t\"").replaceAll("(?m)^(\\d+),(\\S+)$", "\"$2\",$1");
        Path file = directory.resolve("series.bin");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(quoted.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(score(file, "t", "v w").out()).isEqualTo(score(plain).out());
    }

    @Test
    void anEmptySeriesIsAHeader() throws IOException {
        assertThat(score("t,v\n")).isEqualTo(new CommandRun(0, HEADER + "\n", ""));
    }

    @Test
    void aConstantNeverAlarms() throws IOException {
        CommandRun run = score(noise(500).replaceAll("(?m),[-0-9.]+$", ",7"));

        assertThat(run.out().lines().skip(1)).hasSize(500).allMatch(line -> line.endsWith(",0"));
    }

    @Test
    void saysHowManyValuesAreNoNumbers() throws IOException {
        CommandRun run = score("t,v\n1,2\n2,x\n3,y\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("2,,,,0\n3,,,,0\n");
        assertThat(run.err())
                .isEqualTo("alpha score: 2 values are no numbers and count as missing; the first is in"
                        + " line 3: 'x'.\n");
    }

    @Test
    void mistakesAreOneSentence() throws IOException {
        assertMistake(score(directory.resolve("none.csv"), "t", "v"), "does not exist");
        assertMistake(score(""), "is empty");
        assertMistake(score("time,v\n1,2\n"), "has no column 't'; its columns are time, v");
        assertMistake(score("t,v\nsoon,2\n"), "line 2: t 'soon' is no time");
        assertMistake(
                CommandRun.run("score", "--csv", "x", "--time", "t", "--value", "v", "--alarm-p", "2"), "--alarm-p");
    }

    private static void assertMistake(CommandRun run, String sentence) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains(sentence);
    }

    @Test
    void scoresTheClosesOfRecordedCandles() throws IOException {
        Path file =
                SharedData.files("binance_usdm_klines_1m", "LTCUSDT-*.csv.gz").get(0);

        CommandRun run = score(file, "open_time", "close");

        List<String> rows = run.out().lines().skip(1).toList();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(rows).hasSize(14_400);
        assertThat(rows.stream().filter(row -> row.endsWith(",1")).count()).isBetween(1L, 60L);
    }
}
