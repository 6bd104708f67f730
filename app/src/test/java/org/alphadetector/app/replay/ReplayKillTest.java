package org.alphadetector.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.alphadetector.app.command.CommandRun;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay through Kafka, killed with SIGKILL and started again with the same command until it ends by itself. */
class ReplayKillTest {
    private static final int PARTITIONS = 2;
    private static final long SEED = 41;

    @TempDir
    static Path root;

    private final Random random = new Random(SEED);
    private final Path data = root.resolve("killed");
    private final Path summary = root.resolve("killed.json");

    @Test
    void endsWithTheDigestsOfACleanRun() throws Exception {
        Path file = SimulatedFile.writeHour(root.resolve("ticks.jsonl"), SEED);
        JsonNode clean = cleanRun(file);

        long publishedBytes = (long) (Files.size(file) / 8.0 * random.nextDouble());
        killWhen(file, "publishing", run -> () -> bytesOf("ticks-") > publishedBytes);
        killWhen(file, "draining", run -> () -> run.hasSaid("all ticks are published"));
        long rows = 1L + random.nextInt(clean.at("/rows/features_snapshot/1m").asInt() / 2);
        killWhen(file, "sinking", run -> () -> storedRows() >= rows);
        try (KilledReplay last = KilledReplay.start(data, file, summary, PARTITIONS)) {
            assertThat(last.await()).as(last.said()).isZero();
        }

        JsonNode killed = new ObjectMapper().readTree(Files.readString(summary));
        for (String part : List.of("ticks", "rows", "anomalies", "digest")) {
            assertThat(killed.get(part)).as(part).isEqualTo(clean.get(part));
        }
    }

    private interface Moment {
        Callable<Boolean> of(KilledReplay run);
    }

    private void killWhen(Path file, String stage, Moment moment) throws Exception {
        try (KilledReplay run = KilledReplay.start(data, file, summary, PARTITIONS)) {
            Callable<Boolean> isTime = moment.of(run);
            await(stage)
                    .atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> !run.isRunning() || isTime.call());
            assertThat(run.isRunning()).as(stage + ": " + run.said()).isTrue();
            run.kill();
        }
        assertThat(summary).as(stage).doesNotExist();
    }

    private static JsonNode cleanRun(Path file) throws IOException {
        CommandRun run = CommandRun.run("replay", "--format", "tardis-json", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private long bytesOf(String topicPrefix) {
        try (Stream<Path> logs = Files.walk(data.resolve("kafka"))) {
            return logs.filter(path -> path.getFileName().toString().endsWith(".log")
                            && String.valueOf(path.getParent().getFileName()).startsWith(topicPrefix))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // The broker is still making the directory.
            return 0;
        }
    }

    private long storedRows() {
        String url = EmbeddedPostgres.jdbcUrl(DataDirectory.portsOf(data).postgres());
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from market.features_snapshot")) {
            return count.next() ? count.getLong(1) : 0;
        } catch (SQLException e) {
            // Postgres is still starting.
            return 0;
        }
    }
}
