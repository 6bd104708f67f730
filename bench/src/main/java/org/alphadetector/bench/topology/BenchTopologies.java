package org.alphadetector.bench.topology;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.streams.AlphaTopology;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** The whole pipeline, and what it is compared with. */
public final class BenchTopologies {
    private BenchTopologies() {}

    /** Reads ticks and does nothing with them: what Kafka Streams itself costs. */
    static Topology noOp() {
        return ofProcessor(Idler::new);
    }

    /** Decodes and validates ticks, nothing more. */
    static Topology parse() {
        return ofProcessor(Parser::new);
    }

    /** What {@code alpha run} runs. */
    public static Topology pipeline(String exchange) {
        return AlphaTopology.build(new TopologySettings(
                new TreeMap<>(Map.of(Topics.TICKS, new TreeSet<>(Set.of(exchange)))),
                1,
                PipelineSettings.DEFAULT,
                PipelineSettings.DEFAULT.provenance("bench")));
    }

    private static Topology ofProcessor(ProcessorSupplier<byte[], byte[], Void, Void> supplier) {
        return new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.TICKS)
                .addProcessor("processor", supplier, "source");
    }

    private static final class Idler implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {}
    }

    private static final class Parser implements Processor<byte[], byte[], Void, Void> {
        private final TickDecoder decoder = new TickDecoder();
        private final Tick tick = new Tick();

        @Override
        public void process(Record<byte[], byte[]> record) {
            TickFault fault = decoder.decode(record.key(), record.value(), tick);
            if (fault != TickFault.NONE) {
                throw new IllegalStateException("a simulated tick is refused: " + fault + ' ' + decoder.detail());
            }
        }
    }
}
