package org.alphadetector.detectors.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.ingest.validation.RecordKey;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Two simulated markets, each on an exchange of its own, as records in the order of time. */
public final class TwoExchanges {
    public static final TreeSet<String> NAMES = new TreeSet<>(List.of("left", "right"));

    private TwoExchanges() {}

    /** A record of topic {@code ticks}. */
    public record Message(long timestampMicros, String exchange, ProducerRecord<byte[], byte[]> sent) {
        public byte[] key() {
            return sent.key();
        }

        public byte[] value() {
            return sent.value();
        }

        public int minute(List<Message> all) {
            return (int) ((timestampMicros - all.get(0).timestampMicros) / 60_000_000L);
        }
    }

    public static List<Message> messages(int minutes) {
        List<Message> all = new ArrayList<>();
        add(Transcript.market(minutes).withSeed(7), "left", all);
        add(Transcript.market(minutes).withSeed(8), "right", all);
        // Stable: each market keeps its own order.
        all.sort((one, other) -> Long.compare(one.timestampMicros, other.timestampMicros));
        return all;
    }

    private static void add(SimulatorSettings market, String exchange, List<Message> all) {
        TickEncoder encoder = new TickEncoder();
        try (MarketSimulator simulator = new MarketSimulator(market)) {
            while (simulator.advance()) {
                Tick tick = simulator.tick();
                tick.exchange = exchange;
                ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(
                        Topics.TICKS, RecordKey.of(tick), encoder.bytes(tick).clone());
                all.add(new Message(tick.timestampMicros, exchange, sent));
            }
        }
    }

    /** A pipeline over both. */
    public static InlinePipeline pipeline(int partitions, List<ControlEffect> controls, Transcript transcript) {
        PipelineSettings settings = PipelineSettings.DEFAULT;
        return new InlinePipeline(settings, settings.provenance("test"), NAMES, partitions, controls, transcript);
    }

    /** Hands a message to a pipeline. */
    public static void accept(Message message, InlinePipeline pipeline) {
        Tick tick = new Tick();
        if (new TickDecoder().decode(message.key(), message.value(), tick) != TickFault.NONE) {
            throw new AssertionError("the simulator makes good ticks only");
        }
        pipeline.accept(tick);
    }

    /** What the in-process pipeline says of the messages with recorded control records. */
    public static Transcript replay(List<Message> messages, int partitions, List<ControlEffect> controls) {
        Transcript transcript = new Transcript();
        InlinePipeline pipeline = pipeline(partitions, controls, transcript);
        messages.forEach(message -> accept(message, pipeline));
        return transcript;
    }
}
