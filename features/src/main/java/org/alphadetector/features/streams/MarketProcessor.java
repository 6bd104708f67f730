package org.alphadetector.features.streams;

import org.alphadetector.features.asset.AssetRecord;
import org.alphadetector.features.asset.AssetRecordBinary;
import org.alphadetector.features.asset.FeatureCatalog;
import org.alphadetector.features.market.MarketStage;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.streams.StageTopology.MarketOutputBinding;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The market stage: hands rows and marks of {@code features.asset} to it; its output is bound to the task. */
public final class MarketProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final RequiredMarks required;
    private final MarketOutputBinding output;
    private final RowLayout layout = FeatureCatalog.layout();
    private MarketStage stage;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    public MarketProcessor(RequiredMarks required, MarketOutputBinding output) {
        this.required = required;
        this.output = output;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        LiveStateStore store = context.getStateStore(StageTopology.MARKET_STORE);
        LiveStates states = store.begin();
        stage = new MarketStage(
                layout,
                required,
                states,
                new StoreOpenPoints(context.getStateStore(StageTopology.OPEN_POINTS_STORE), layout),
                output.bind(context, states));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        AssetRecord decoded = AssetRecordBinary.decode(record.value(), layout);
        if (decoded instanceof AssetRecord.OfRow row) {
            stage.row(row.row());
        } else if (decoded instanceof AssetRecord.OfMark mark) {
            stage.mark(mark.mark());
        }
    }
}
