package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.DrainCheck;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.input.ResumingPublisher;
import org.alphadetector.app.input.SimulatedTicks;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.features.asset.IngestCounts;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live-object stores under the real runtime: tasks are lost in mid-transaction, revived, and the application begins
 * anew on an empty directory; what it says is what an uninterrupted run says. It would not be, were a store not written
 * before each commit, or kept on the heap after a loss.
 */
class RevivedTasksTest {
    private static final SimulatorSettings MARKET = SimulatorSettings.DEFAULT
            .withAssetCount(4)
            .withDuration(1_500_000_000L)
            .withWarmup(600_000_000L)
            .withTicksPerSecond(4);
    private static final TreeSet<String> EXCHANGES = new TreeSet<>(List.of(MARKET.exchange()));
    private static final List<String> SAID =
            List.of(Topics.FEATURES_SNAPSHOT, Topics.MARKET_SNAPSHOT, Topics.ANOMALIES);

    @TempDir
    Path root;

    @Test
    void saysWhatAnUninterruptedRunSays() {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                EmbeddedKafka kafka = EmbeddedServices.startKafka(directory);
                DrainCheck check = new DrainCheck(kafka.bootstrap());
                SimulatedTicks ticks = new SimulatedTicks(MARKET)) {
            String bootstrap = kafka.bootstrap();
            try (Admin admin = Brokers.admin(bootstrap)) {
                TopicSetup.ensure(admin, List.of(Topics.TICKS), 1, (short) 1);
            }
            try (ResumingPublisher publisher =
                    ResumingPublisher.open(bootstrap, Topics.TICKS, "market", PublisherSettings.THROUGHPUT)) {
                try (StreamsApplication streams = start(bootstrap, "first")) {
                    publish(ticks, publisher, 6_000);
                    awaitRead(check, streams, 2_000);
                    LeftBehind.clear(bootstrap);
                    publish(ticks, publisher, 6_000);
                    awaitRead(check, streams, 8_000);
                    LeftBehind.clear(bootstrap);
                    awaitRead(check, streams, 11_000);
                }
                publish(ticks, publisher, Integer.MAX_VALUE);
            }
            try (StreamsApplication streams = start(bootstrap, "second")) {
                awaitDrained(check, streams);
            }
            List<String> said = read(bootstrap);
            assertThat(said).hasSizeGreaterThan(100).isEqualTo(uninterrupted());
        }
    }

    private StreamsApplication start(String bootstrap, String state) {
        return StreamsApplication.start(
                new StreamsSettings(
                        bootstrap, StreamsApplication.ID, root.resolve(state), 1, StreamsSettings.Tuning.LATENCY),
                new TopologySettings(
                        new TreeMap<>(Map.of(Topics.TICKS, EXCHANGES)),
                        1,
                        PipelineSettings.DEFAULT,
                        PipelineSettings.DEFAULT.provenance("test")),
                Settings.defaults());
    }

    private static void publish(SimulatedTicks ticks, ResumingPublisher publisher, int count) {
        for (int i = 0; i < count && ticks.advance(); i++) {
            publisher.publish(ticks.tick());
        }
        publisher.commit();
    }

    private static void awaitRead(DrainCheck check, StreamsApplication streams, long offset) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    streams.requireRunning();
                    return check.committed(StreamsApplication.ID, List.of(Topics.TICKS)).values().stream()
                            .allMatch(committed -> committed >= offset);
                });
    }

    private static void awaitDrained(DrainCheck check, StreamsApplication streams) {
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            streams.requireRunning();
            return check.isDrained(check.committed(StreamsApplication.ID, List.of(Topics.TICKS)))
                    && check.isDrained(check.committed(StreamsApplication.ID, List.of(Topics.FEATURES_ASSET)));
        });
    }

    private static List<String> read(String bootstrap) {
        List<String> said = new ArrayList<>();
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    SAID.stream().map(topic -> new TopicPartition(topic, 0)).toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> said.add(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        Collections.sort(said);
        return said;
    }

    private static List<String> uninterrupted() {
        Said said = new Said();
        PipelineSettings settings = PipelineSettings.DEFAULT;
        InlinePipeline pipeline = new InlinePipeline(settings, settings.provenance("test"), EXCHANGES, 1, said);
        try (SimulatedTicks ticks = new SimulatedTicks(MARKET)) {
            while (ticks.advance()) {
                pipeline.accept(ticks.tick());
            }
        }
        Collections.sort(said.lines);
        return said.lines;
    }

    private static final class Said implements PipelineOutput {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void snapshot(Row row) {
            add(RowJson.encode(row));
        }

        @Override
        public void market(Row row) {
            add(RowJson.encode(row));
        }

        @Override
        public void event(AnomalyEvent event) {
            if (!event.shadow()) {
                add(EventJson.encode(event));
            }
        }

        @Override
        public void counts(IngestCounts counts) {}

        private void add(byte[] json) {
            lines.add(new String(json, StandardCharsets.UTF_8));
        }
    }
}
