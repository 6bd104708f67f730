package org.alphadetector.detectors.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.pipeline.Transcript;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlJson;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.source.AssetRecordBinary;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.IngestCountsJson;
import org.alphadetector.features.source.RegisteredResidualJson;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in Kafka's test driver, with one tick partition. */
final class TopologyRun implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> ticks;

    TopologyRun(String... exchanges) {
        this(settings(exchanges));
    }

    TopologyRun(TopologySettings settings) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        driver = new TopologyTestDriver(AlphaTopology.build(settings), properties, Instant.EPOCH);
        ticks = driver.createInputTopic(Topics.TICKS, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static TopologySettings settings(String... exchanges) {
        PipelineSettings pipeline = PipelineSettings.DEFAULT;
        return new TopologySettings(
                new TreeMap<>(Map.of(Topics.TICKS, new TreeSet<>(List.of(exchanges)))),
                1,
                pipeline,
                pipeline.provenance("test"));
    }

    void send(TestRecord<byte[], byte[]> record) {
        ticks.pipeInput(record);
    }

    void send(byte[] key, byte[] value) {
        ticks.pipeInput(key, value);
    }

    void send(String key, String json) {
        send(utf8(key), utf8(json));
    }

    /** Lets time pass on the wall. */
    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Appends a control record as an operator does. */
    void control(Control control) {
        sendAsset(utf8(control.id()), AssetRecordBinary.encode(control));
    }

    /** Appends to the topic between the two stages. */
    void sendAsset(byte[] key, byte[] value) {
        driver.createInputTopic(Topics.FEATURES_ASSET, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    /** What the asset stage wrote since the last call. */
    List<TestRecord<byte[], byte[]>> assetRecords() {
        return output(Topics.FEATURES_ASSET);
    }

    /** What came of control records since the last call. */
    List<ControlEffect> effects() {
        return output(Topics.CONTROL).stream()
                .map(record -> ControlJson.decodeEffect(record.value()))
                .toList();
    }

    /** What was said since the last call. */
    Transcript read() {
        Transcript transcript = new Transcript();
        output(Topics.FEATURES_SNAPSHOT)
                .forEach(record -> transcript.snapshot(RowJson.decode(record.value(), FeatureCatalog.layout())));
        output(Topics.MARKET_SNAPSHOT)
                .forEach(record -> transcript.market(RowJson.decode(record.value(), MarketCatalog.layout())));
        output(Topics.ANOMALIES).forEach(record -> transcript.event(EventJson.decode(record.value())));
        output(Topics.BASELINES).forEach(record -> transcript.baseline(BaselineJson.decode(record.value())));
        output(Topics.RESIDUALS).forEach(record -> transcript.residual(RegisteredResidualJson.decode(record.value())));
        output(Topics.INGEST_COUNTS).forEach(record -> transcript.counts(IngestCountsJson.decode(record.value())));
        return transcript;
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return output(Topics.DEAD_LETTER_TICKS);
    }

    private List<TestRecord<byte[], byte[]>> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
