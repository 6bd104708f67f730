package org.alphadetector.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.alphadetector.app.command.CommandRun;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay into a database that holds other rows, which it empties first; also when its first try came to nothing. */
class SameDatabaseTest {
    @TempDir
    Path root;

    @Test
    void isEmptiedByTheSameCommandWhereTheFirstTryEndedBefore() throws IOException {
        Path ticks = SimulatedFile.write(root.resolve("ticks.jsonl"), 1);
        // Longer and of more assets, so that the replay does not overwrite all of it.
        Path others = SimulatedFile.writeHour(root.resolve("others.jsonl"), 2);
        JsonNode clean = digest(CommandRun.run("replay", "--format", "tardis-json", ticks.toString()));
        try (DataDirectory server = DataDirectory.own(root.resolve("server"), "sql")) {
            String url;
            try (EmbeddedPostgres postgres = EmbeddedServices.startPostgres(server)) {
                url = postgres.jdbcUrl();
                assertThat(digest(replay("inline", url, others))).isNotEqualTo(clean);
            }
            assertThat(replay("kafka", url, ticks).exitCode()).isEqualTo(2);
            try (EmbeddedPostgres postgres = EmbeddedServices.startPostgres(server)) {
                assertThat(postgres.jdbcUrl()).isEqualTo(url);

                assertThat(digest(replay("kafka", url, ticks))).isEqualTo(clean);
            }
            CommandRun elsewhere = CommandRun.run(
                    "replay",
                    "--format",
                    "tardis-json",
                    "--via",
                    "kafka",
                    "--data",
                    root.resolve("kafka").toString(),
                    ticks.toString());
            assertThat(elsewhere.exitCode()).isEqualTo(2);
            assertThat(elsewhere.err()).contains("holds a replay into another database; name the --postgres");
        }
    }

    private CommandRun replay(String via, String url, Path file) {
        return CommandRun.run(
                "replay",
                "--format",
                "tardis-json",
                "--via",
                via,
                "--data",
                root.resolve(via).toString(),
                "--postgres",
                url,
                "--same-database",
                file.toString());
    }

    private static JsonNode digest(CommandRun run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).get("digest");
    }
}
