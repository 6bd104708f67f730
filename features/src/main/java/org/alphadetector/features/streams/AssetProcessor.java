package org.alphadetector.features.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.alphadetector.features.asset.AssetOutput;
import org.alphadetector.features.asset.AssetStage;
import org.alphadetector.features.asset.StageContext;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.AssetRecordBinary;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.IngestCountsJson;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.streams.StageTopology.AssetSetup;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.DeadLetter;
import org.alphadetector.ingest.topic.DeadLetters;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The asset stage of one task: decodes a tick, hands it to the stage of its source partition, forwards what comes. */
public final class AssetProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final AssetSetup setup;
    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();
    private final DeadLetters letters = new DeadLetters();
    private final Map<String, AssetStage> stages = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private LiveStates states;
    private PipelineMeters.TickMeters meters;
    private IdleCommit commit;
    /** The stage of the last record's topic: nearly always that of the next. */
    private @Nullable AssetStage lastStage;

    private String lastTopic = "";
    /** Whether this life of the task has said which layout its rows have. */
    private boolean isLayoutSaid;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    public AssetProcessor(AssetSetup setup) {
        this.setup = setup;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        stages.clear();
        lastStage = null;
        isLayoutSaid = false;
        commit = new IdleCommit(newContext);
        LiveStateStore store = context.getStateStore(StageTopology.ASSET_STORE);
        states = store.begin();
        meters = setup.meters().startTicks(context.taskId().partition());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        meters.tick(record.timestamp());
        commit.record();
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        AssetStage stage = stage(metadata.topic(), metadata.partition());
        TickFault fault = decoder.decode(record.key(), record.value(), tick);
        if (fault != TickFault.NONE) {
            stage.reject(fault);
            forwardDeadLetter(record, metadata, fault, decoder.detail());
            return;
        }
        fault = stage.accept(tick);
        if (fault != TickFault.NONE) {
            forwardDeadLetter(record, metadata, fault, "exchange " + tick.exchange + " is not configured");
        }
    }

    @Override
    public void close() {
        meters.stop();
    }

    private AssetStage stage(String topic, int partition) {
        AssetStage last = lastStage;
        if (last != null && topic.equals(lastTopic)) {
            return last;
        }
        AssetStage stage = stages.computeIfAbsent(topic, of -> begin(new SourcePartition(of, partition)));
        lastTopic = topic;
        lastStage = stage;
        return stage;
    }

    private AssetStage begin(SourcePartition source) {
        StageContext stageContext = new StageContext(
                FeatureCatalog.layout(),
                Objects.requireNonNull(setup.exchanges().get(source.topic())),
                setup.settings(),
                setup.provenance(),
                setup.probes().bind(context, meters),
                states,
                new Forwarder(source));
        return new AssetStage(source, stageContext);
    }

    private void forwardDeadLetter(
            Record<byte[], byte[]> record, RecordMetadata metadata, TickFault fault, String detail) {
        meters.deadLetter(fault);
        DeadLetter.Origin origin = new DeadLetter.Origin(metadata.topic(), metadata.partition(), metadata.offset());
        DeadLetter letter = letters.of(origin, record.key(), record.value(), record.headers(), fault, detail);
        context.forward(
                new Record<>(letter.key(), letter.value(), record.timestamp(), letter.headers()),
                StageTopology.DEAD_LETTERS);
    }

    private final class Forwarder implements AssetOutput {
        private final SourcePartition source;

        Forwarder(SourcePartition source) {
            this.source = source;
        }

        @Override
        public void row(Row row) {
            if (!isLayoutSaid) {
                context.forward(
                        StageRecords.of(
                                row.asset().key(), AssetRecordBinary.encode(row.layout()), row.exchangeTsMicros()),
                        StageTopology.ASSET_ROWS);
                isLayoutSaid = true;
            }
            context.forward(
                    StageRecords.of(
                            row.asset().key(),
                            AssetRecordBinary.encode(new AssetRecord.OfRow(source, row)),
                            row.exchangeTsMicros()),
                    StageTopology.ASSET_ROWS);
        }

        @Override
        public void baseline(BaselineState state) {
            context.forward(
                    StageRecords.of(BaselineJson.key(state), BaselineJson.encode(state), state.updatedAtMicros()),
                    StageTopology.BASELINES);
        }

        @Override
        public void mark(Mark mark) {
            context.forward(
                    StageRecords.of(mark.exchange(), AssetRecordBinary.encode(mark), mark.pointMicros()),
                    StageTopology.ASSET_ROWS);
            commit.forwarded();
        }

        @Override
        public void counts(IngestCounts counts) {
            meters.counts(counts);
            context.forward(
                    StageRecords.of(IngestCountsJson.key(counts), IngestCountsJson.encode(counts), counts.asOfMicros()),
                    StageTopology.COUNTS);
        }
    }
}
