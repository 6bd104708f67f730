package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.features.streams.PipelineMeters;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second instance with {@code standby.replicas} follows the state of the first without processing anything of it. When
 * the first is killed it goes on from its copy, in stores that were filled by Kafka alone, and says what an uninterrupted
 * run says.
 */
class StandbyTest {
    private static final int PARTITIONS = 2;
    /** Those of the asset stage and the one of the market stage. */
    private static final int TASKS = PARTITIONS + 1;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path root;

    @Test
    void takesOverFromAKilledInstanceWithItsCopyOfTheState() throws Exception {
        Path config = Files.writeString(root.resolve("alpha.properties"), "standby.replicas=1\n");
        try (PublishedMarket market = new PublishedMarket(root.resolve("data"), PARTITIONS)) {
            Process first = startProcess(market, config);
            try {
                market.publish(6_000);
                market.awaitRead(1_000);
                try (StreamsApplication second =
                        market.start(PublishedMarket.EXCHANGES, Settings.load(config), PipelineMeters.NONE)) {
                    await().atMost(PATIENCE).until(() -> hasEverything(second));
                    market.publish(3_000);
                    await().atMost(PATIENCE).until(() -> isUpToDate(second));
                    assertChangelogsAreCompactedSoon(market);

                    first.destroyForcibly().waitFor();
                    market.publishRest();
                    market.awaitDrained(second);

                    assertThat(tasks(second, ThreadMetadata::activeTasks)).isEqualTo(TASKS);
                    assertThat(market.said()).hasSizeGreaterThan(100).isEqualTo(market.uninterrupted());
                }
            } finally {
                first.destroyForcibly().waitFor();
            }
        }
    }

    private Process startProcess(PublishedMarket market, Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Alpha.class.getName(),
                        "run",
                        "--kafka",
                        market.bootstrap(),
                        "--exchanges",
                        String.join(",", PublishedMarket.EXCHANGES),
                        "--replication",
                        "1",
                        "--exclude-after",
                        "0",
                        "--no-http",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("first.log").toFile())
                .start();
    }

    /** Whether it runs or copies each task, and copies one at least. */
    private static boolean hasEverything(StreamsApplication streams) {
        streams.requireRunning();
        long copied = tasks(streams, ThreadMetadata::standbyTasks);
        return copied > 0 && copied + tasks(streams, ThreadMetadata::activeTasks) == TASKS;
    }

    private static boolean isUpToDate(StreamsApplication streams) {
        List<LagInfo> lags = streams.client().allLocalStorePartitionLags().values().stream()
                .flatMap(store -> store.values().stream())
                .toList();
        // The open points of a moment may be none, so their changelog may have nothing to be copied.
        return lags.stream().filter(lag -> lag.currentOffsetPosition() > 0).count() >= TASKS
                && lags.stream().allMatch(lag -> lag.offsetLag() <= 1);
    }

    private static long tasks(StreamsApplication streams, Function<ThreadMetadata, Collection<TaskMetadata>> ofThread) {
        return streams.client().metadataForLocalThreads().stream()
                .map(ofThread)
                .flatMap(Collection::stream)
                .count();
    }

    private static void assertChangelogsAreCompactedSoon(PublishedMarket market) {
        try (Admin admin = Brokers.admin(market.bootstrap())) {
            List<ConfigResource> changelogs = Stream.of("asset-state", "market-state", "open-points")
                    .map(store -> new ConfigResource(
                            ConfigResource.Type.TOPIC, StreamsApplication.ID + '-' + store + "-changelog"))
                    .toList();
            Map<ConfigResource, Config> configs =
                    Brokers.answer(admin.describeConfigs(changelogs).all());
            assertThat(configs.values()).allSatisfy(config -> {
                assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
                assertThat(config.get("segment.bytes").value()).isEqualTo(Integer.toString(32 << 20));
                assertThat(config.get("min.cleanable.dirty.ratio").value()).isEqualTo("0.3");
            });
        }
    }
}
