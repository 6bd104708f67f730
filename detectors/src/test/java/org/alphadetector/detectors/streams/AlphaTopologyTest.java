package org.alphadetector.detectors.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.alphadetector.detectors.pipeline.Transcript;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KnownLayouts;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowBinary;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.AssetRecordBinary;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.DeadLetter;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.ingest.validation.RecordKey;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class AlphaTopologyTest {
    private static final SimulatorSettings MARKET = Transcript.market(100).withStart(Transcript.BEFORE_MIDNIGHT);
    private static final String EXCHANGE = Transcript.exchanges(MARKET).first();

    private final TickEncoder encoder = new TickEncoder();

    @Test
    void saysWhatTheInProcessPipelineSays() {
        Transcript inline = Transcript.inline(MARKET, 1, Long.MAX_VALUE);
        try (TopologyRun run = new TopologyRun(EXCHANGE)) {
            MarketSimulator simulator = new MarketSimulator(MARKET);
            while (simulator.advance()) {
                run.send(RecordKey.of(simulator.tick()), encoder.bytes(simulator.tick()));
            }
            Transcript topology = run.read();
            assertThat(topology.rows).hasSizeGreaterThan(600).isEqualTo(inline.rows);
            assertThat(topology.events).isNotEmpty().isEqualTo(inline.events);
            assertThat(topology.baselines).isNotEmpty().isEqualTo(inline.baselines);
            assertThat(topology.residuals).isNotEmpty().isEqualTo(inline.residuals);
            assertThat(List.copyOf(topology.counts.values())).isEqualTo(List.copyOf(inline.counts.values()));
        }
    }

    /** Another build has the same columns in another order; it says so before its first row. */
    @Test
    void readsTheRowsOfAnotherBuildWhoseLayoutWasSaid() {
        RowLayout own = FeatureCatalog.layout();
        RowLayout other = new RowLayout(own.table(), own.keyColumns(), reversed(own.columns()));
        KnownLayouts asOther = new KnownLayouts(other);
        asOther.add(own);
        try (TopologyRun first = new TopologyRun(EXCHANGE);
                TopologyRun second = new TopologyRun(EXCHANGE)) {
            MarketSimulator simulator = new MarketSimulator(MARKET);
            while (simulator.advance()) {
                first.send(RecordKey.of(simulator.tick()), encoder.bytes(simulator.tick()));
            }
            List<AssetRecord> said = new ArrayList<>();
            for (TestRecord<byte[], byte[]> record : first.assetRecords()) {
                AssetRecord decoded = AssetRecordBinary.decode(record.value(), new KnownLayouts(own));
                said.add(decoded);
                if (decoded instanceof AssetRecord.OfLayout) {
                    second.sendAsset(record.key(), AssetRecordBinary.encode(other));
                } else if (decoded instanceof AssetRecord.OfRow ofRow) {
                    Row row = asOther.read(ByteBuffer.wrap(RowBinary.encode(ofRow.row())));
                    second.sendAsset(
                            record.key(), AssetRecordBinary.encode(new AssetRecord.OfRow(ofRow.source(), row)));
                } else {
                    second.sendAsset(record.key(), record.value());
                }
            }
            said.removeIf(AssetRecord.OfMark.class::isInstance);
            assertThat(said.get(0)).isInstanceOf(AssetRecord.OfLayout.class);
            assertThat(said).filteredOn(AssetRecord.OfLayout.class::isInstance).hasSize(1);
            Transcript expected = first.read();
            assertThat(expected.rows).hasSizeGreaterThan(600);
            assertThat(second.read().rows).isEqualTo(expected.rows);
        }
    }

    @Test
    void rejectedRecordKeepsKeyValueAndHeadersAndSaysWhy() {
        try (TopologyRun run = new TopologyRun(EXCHANGE)) {
            TestRecord<byte[], byte[]> sent =
                    new TestRecord<>(TopologyRun.utf8("simulated:X"), TopologyRun.utf8("{not json"));
            sent.headers().add("trace", TopologyRun.utf8("42"));
            run.send(sent);
            TestRecord<byte[], byte[]> dead = run.deadLetters().get(0);
            assertThat(dead.key()).isEqualTo(sent.key());
            assertThat(dead.value()).isEqualTo(sent.value());
            assertThat(TopologyRun.header(dead, "trace")).isEqualTo("42");
            assertThat(TopologyRun.header(dead, DeadLetter.REASON)).isEqualTo("malformed_json");
            assertThat(TopologyRun.header(dead, DeadLetter.TOPIC)).isEqualTo(Topics.TICKS);
            assertThat(TopologyRun.header(dead, DeadLetter.OFFSET)).isEqualTo("0");
        }
    }

    @Test
    void recordWithoutKeyOrValueIsRejected() {
        try (TopologyRun run = new TopologyRun(EXCHANGE)) {
            run.send(new TestRecord<>(null, null));
            MarketSimulator simulator = new MarketSimulator(MARKET);
            simulator.advance();
            run.send(new TestRecord<>(null, encoder.bytes(simulator.tick())));
            assertThat(run.deadLetters())
                    .extracting(dead -> TopologyRun.header(dead, DeadLetter.REASON))
                    .containsExactly("malformed_json", "key_mismatch");
        }
    }

    @Test
    void readsNoTopicItWrites() {
        TreeSet<String> sources = new TreeSet<>(List.of(Topics.TICKS));
        sources.retainAll(Topics.written());
        assertThat(sources).isEmpty();
        String described =
                AlphaTopology.build(TopologyRun.settings(EXCHANGE)).describe().toString();
        assertThat(described).contains("topics: [ticks]").contains("topics: [features.asset]");
    }

    private static List<Column> reversed(List<Column> columns) {
        List<Column> reversed = new ArrayList<>(columns);
        Collections.reverse(reversed);
        return reversed;
    }
}
