package org.alphadetector.detectors.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.alphadetector.detectors.pipeline.Transcript;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.DeadLetter;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.ingest.validation.RecordKey;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class AlphaTopologyTest {
    private static final SimulatorSettings MARKET = Transcript.market(100);
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
            assertThat(List.copyOf(topology.counts.values())).isEqualTo(List.copyOf(inline.counts.values()));
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
}
