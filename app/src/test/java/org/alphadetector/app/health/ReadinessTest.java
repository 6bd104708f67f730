package org.alphadetector.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alpha run} and {@code alpha sink} beside servers of their own, which go away and come back. */
class ReadinessTest {
    private static final ConditionFactory SOON =
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));

    @TempDir
    Path root;

    @Test
    void waitsForServersAndIsAliveMeanwhile() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root.resolve("servers"), "run")) {
            EmbeddedKafka kafka = EmbeddedServices.startKafka(directory);
            EmbeddedPostgres postgres = EmbeddedServices.startPostgres(directory);
            try (RunningCommand run = run(kafka.bootstrap())) {
                SOON.until(ready(run));
                try (RunningCommand sink = sink(kafka.bootstrap(), directory)) {
                    SOON.until(ready(sink));

                    postgres.close();
                    SOON.until(says(sink, "\"sink.postgres\":{\"ok\":false"));
                    assertThat(sink.get("/health/ready").statusCode()).isEqualTo(503);
                    assertThat(sink.get("/health/live").statusCode()).isEqualTo(200);
                    assertThat(run.get("/health/ready").statusCode()).isEqualTo(200);
                    postgres = EmbeddedServices.startPostgres(directory);
                    SOON.until(ready(sink));

                    kafka.close();
                    SOON.until(says(run, "\"streams.lag\":{\"ok\":false,\"why\":\"the brokers do not say"));
                    SOON.until(says(sink, "\"sink.lag\":{\"ok\":false,\"why\":\"the brokers do not say"));
                    assertThat(run.get("/health/live").statusCode()).isEqualTo(200);
                    assertThat(sink.get("/health/live").statusCode()).isEqualTo(200);
                    kafka = EmbeddedServices.startKafka(directory);
                    SOON.until(ready(run));
                    SOON.until(ready(sink));
                }
            } finally {
                kafka.close();
                postgres.close();
            }
        }
    }

    private RunningCommand run(String bootstrap) {
        RunningCommand run = new RunningCommand(
                "run",
                "--kafka",
                bootstrap,
                "--exchanges",
                "venue",
                "--partitions",
                "1",
                "--replication",
                "1",
                "--http-port",
                "0");
        SOON.until(run::saysItRuns);
        return run;
    }

    private static RunningCommand sink(String bootstrap, DataDirectory directory) {
        String postgres = "postgresql://postgres@127.0.0.1:" + directory.ports().postgres() + "/postgres";
        RunningCommand sink =
                new RunningCommand("sink", "--kafka", bootstrap, "--postgres", postgres, "--http-port", "0");
        SOON.until(sink::saysItRuns);
        return sink;
    }

    private static Callable<Boolean> ready(RunningCommand command) {
        return () -> command.get("/health/ready").statusCode() == 200;
    }

    private static Callable<Boolean> says(RunningCommand command, String part) {
        return () -> command.get("/health/ready").body().contains(part);
    }
}
