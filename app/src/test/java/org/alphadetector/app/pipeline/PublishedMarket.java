package org.alphadetector.app.pipeline;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
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
import org.alphadetector.app.version.BuildVersion;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.streams.PipelineMeters;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A small market that is published bit by bit to a broker, and what Streams applications on it say, whatever befalls
 * them.
 */
final class PublishedMarket implements AutoCloseable {
    private static final SimulatorSettings MARKET = SimulatorSettings.DEFAULT
            .withAssetCount(4)
            .withDuration(1_500_000_000L)
            .withWarmup(600_000_000L)
            .withTicksPerSecond(4);
    static final SortedSet<String> EXCHANGES = new TreeSet<>(List.of(MARKET.exchange()));
    private static final List<String> SAID =
            List.of(Topics.FEATURES_SNAPSHOT, Topics.MARKET_SNAPSHOT, Topics.ANOMALIES);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int partitions;
    private final DataDirectory directory;
    private final EmbeddedKafka kafka;
    private final DrainCheck check;
    private final SimulatedTicks ticks = new SimulatedTicks(MARKET);
    private final ResumingPublisher publisher;

    PublishedMarket(Path root, int partitions) {
        this.partitions = partitions;
        directory = DataDirectory.own(root, "run");
        kafka = EmbeddedServices.startKafka(directory);
        check = new DrainCheck(bootstrap());
        try (Admin admin = Brokers.admin(bootstrap())) {
            TopicSetup.ensure(admin, List.of(Topics.TICKS), partitions, (short) 1);
        }
        publisher = ResumingPublisher.open(bootstrap(), Topics.TICKS, "market", PublisherSettings.THROUGHPUT);
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    StreamsApplication start() {
        return start(EXCHANGES, Settings.defaults(), PipelineMeters.NONE);
    }

    StreamsApplication start(SortedSet<String> exchanges, Settings settings, PipelineMeters meters) {
        return StreamsApplication.start(
                new StreamsSettings(bootstrap(), StreamsApplication.ID, 1, StreamsSettings.Tuning.LATENCY),
                new TopologySettings(
                        new TreeMap<>(Map.of(Topics.TICKS, exchanges)),
                        partitions,
                        PipelineSettings.DEFAULT,
                        PipelineSettings.DEFAULT.provenance(BuildVersion.gitCommit())),
                settings,
                meters);
    }

    void publish(int count) {
        for (int i = 0; i < count && ticks.advance(); i++) {
            publisher.publish(ticks.tick());
        }
        publisher.commit();
    }

    void publishRest() {
        publish(Integer.MAX_VALUE);
    }

    /** Waits until each partition is read so far. */
    void awaitRead(long offset) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> check.committed(StreamsApplication.ID, List.of(Topics.TICKS)).values().stream()
                        .allMatch(committed -> committed >= offset));
    }

    void awaitDrained(StreamsApplication streams) {
        await().atMost(PATIENCE).until(() -> {
            streams.requireRunning();
            return check.isDrained(check.committed(StreamsApplication.ID, List.of(Topics.TICKS)))
                    && check.isDrained(check.committed(StreamsApplication.ID, List.of(Topics.FEATURES_ASSET)));
        });
    }

    /** What was said and committed, in order of the text. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = check.ends(SAID);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.keySet().stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> said.add(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        Collections.sort(said);
        return said;
    }

    /** What a run that nothing befell says, in order of the text. */
    List<String> uninterrupted() {
        Said said = new Said();
        PipelineSettings settings = PipelineSettings.DEFAULT;
        InlinePipeline pipeline = new InlinePipeline(
                settings, settings.provenance(BuildVersion.gitCommit()), EXCHANGES, partitions, said);
        try (SimulatedTicks again = new SimulatedTicks(MARKET)) {
            while (again.advance()) {
                pipeline.accept(again.tick());
            }
        }
        Collections.sort(said.lines);
        return said.lines;
    }

    @Override
    public void close() {
        publisher.close();
        ticks.close();
        check.close();
        kafka.close();
        directory.close();
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
        public void baseline(BaselineState state) {}

        @Override
        public void residual(RegisteredResidual residual) {}

        @Override
        public void counts(IngestCounts counts) {}

        private void add(byte[] json) {
            lines.add(new String(json, StandardCharsets.UTF_8));
        }
    }
}
