package org.alphadetector.detectors.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.pipeline.Transcript;
import org.alphadetector.features.asset.FeatureCatalog;
import org.alphadetector.features.asset.IngestCounts;
import org.alphadetector.features.asset.IngestCountsJson;
import org.alphadetector.features.market.MarketColumns;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.DeadLetter;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.ingest.validation.RecordKey;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class AlphaTopologyTest {
    private static final SimulatorSettings MARKET = Transcript.market(100);

    private final TickEncoder encoder = new TickEncoder();

    @Test
    void saysWhatTheInProcessPipelineSays() {
        Transcript inline = Transcript.inline(MARKET, 1, Long.MAX_VALUE);
        try (TopologyTestDriver driver = driver()) {
            TestInputTopic<byte[], byte[]> ticks = ticks(driver);
            MarketSimulator simulator = new MarketSimulator(MARKET);
            while (simulator.advance()) {
                ticks.pipeInput(RecordKey.of(simulator.tick()), encoder.bytes(simulator.tick()));
            }
            Transcript topology = read(driver);
            assertThat(topology.rows).hasSizeGreaterThan(600).isEqualTo(inline.rows);
            assertThat(topology.events).isNotEmpty().isEqualTo(inline.events);
            assertThat(List.copyOf(topology.counts.values())).isEqualTo(List.copyOf(inline.counts.values()));
        }
    }

    @Test
    void rejectedRecordKeepsKeyValueAndHeadersAndSaysWhy() {
        try (TopologyTestDriver driver = driver()) {
            TestRecord<byte[], byte[]> sent = new TestRecord<>(utf8("simulated:X"), utf8("{not json"));
            sent.headers().add("trace", utf8("42"));
            ticks(driver).pipeInput(sent);
            TestRecord<byte[], byte[]> dead =
                    output(driver, Topics.DEAD_LETTER_TICKS).get(0);
            assertThat(dead.key()).isEqualTo(sent.key());
            assertThat(dead.value()).isEqualTo(sent.value());
            assertThat(header(dead, "trace")).isEqualTo("42");
            assertThat(header(dead, DeadLetter.REASON)).isEqualTo("malformed_json");
            assertThat(header(dead, DeadLetter.TOPIC)).isEqualTo(Topics.TICKS);
            assertThat(header(dead, DeadLetter.OFFSET)).isEqualTo("0");
        }
    }

    @Test
    void recordWithoutKeyOrValueIsRejected() {
        try (TopologyTestDriver driver = driver()) {
            ticks(driver).pipeInput(new TestRecord<>(null, null));
            MarketSimulator simulator = new MarketSimulator(MARKET);
            simulator.advance();
            ticks(driver).pipeInput(new TestRecord<>(null, encoder.bytes(simulator.tick())));
            assertThat(output(driver, Topics.DEAD_LETTER_TICKS))
                    .extracting(dead -> header(dead, DeadLetter.REASON))
                    .containsExactly("malformed_json", "key_mismatch");
        }
    }

    @Test
    void readsNoTopicItWrites() {
        TreeSet<String> sources = new TreeSet<>(List.of(Topics.TICKS));
        sources.retainAll(Topics.written());
        assertThat(sources).isEmpty();
        String described = AlphaTopology.build(settings()).describe().toString();
        assertThat(described).contains("topics: [ticks]").contains("topics: [features.asset]");
    }

    private static TopologySettings settings() {
        PipelineSettings pipeline = PipelineSettings.DEFAULT;
        return new TopologySettings(
                new TreeMap<>(Map.of(Topics.TICKS, Transcript.exchanges(MARKET))),
                1,
                pipeline,
                pipeline.provenance("test"));
    }

    private static TopologyTestDriver driver() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        return new TopologyTestDriver(AlphaTopology.build(settings()), properties);
    }

    private static TestInputTopic<byte[], byte[]> ticks(TopologyTestDriver driver) {
        return driver.createInputTopic(Topics.TICKS, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Transcript read(TopologyTestDriver driver) {
        Transcript transcript = new Transcript();
        output(driver, Topics.FEATURES_SNAPSHOT)
                .forEach(record -> transcript.snapshot(RowJson.decode(record.value(), FeatureCatalog.layout())));
        output(driver, Topics.MARKET_SNAPSHOT)
                .forEach(record -> transcript.market(RowJson.decode(record.value(), MarketColumns.layout())));
        output(driver, Topics.ANOMALIES).forEach(record -> transcript.event(EventJson.decode(record.value())));
        output(driver, Topics.INGEST_COUNTS).forEach(record -> {
            IngestCounts counts = IngestCountsJson.decode(record.value());
            transcript.counts(counts);
        });
        return transcript;
    }

    private static List<TestRecord<byte[], byte[]>> output(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
