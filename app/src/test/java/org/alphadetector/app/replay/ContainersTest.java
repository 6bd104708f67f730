package org.alphadetector.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.alphadetector.app.command.CommandRun;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

@Tag("containers")
class ContainersTest {

    @TempDir
    Path root;

    @Test
    void realKafkaAndPostgresGiveWhatTheEmbeddedOnesDo() throws IOException {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String sentence = "skipped: no Docker answers here, which the test against containers needs";
            System.out.println(sentence);
            Assumptions.abort(sentence);
        }
        String ticks = SimulatedFile.write(root.resolve("ticks.jsonl"), 1).toString();
        CommandRun embedded = CommandRun.run("replay", "--format", "tardis-json", ticks);
        try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");
                PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18")) {
            kafka.start();
            postgres.start();
            String url = postgres.getJdbcUrl()
                    + (postgres.getJdbcUrl().contains("?") ? "&" : "?")
                    + "user=" + postgres.getUsername() + "&password=" + postgres.getPassword();

            CommandRun real = CommandRun.run(
                    "replay",
                    "--format",
                    "tardis-json",
                    "--via",
                    "kafka",
                    "--kafka",
                    kafka.getBootstrapServers(),
                    "--postgres",
                    url,
                    ticks);

            assertThat(real.exitCode()).as(real.err()).isZero();
            assertThat(digest(real)).isEqualTo(digest(embedded));
        }
    }

    private static JsonNode digest(CommandRun run) throws IOException {
        return new ObjectMapper().readTree(run.out()).get("digest");
    }
}
