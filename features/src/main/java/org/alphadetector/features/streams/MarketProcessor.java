package org.alphadetector.features.streams;

import java.time.Duration;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.market.MarketStage;
import org.alphadetector.features.row.KnownLayouts;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.AssetRecordBinary;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.streams.StageTopology.MarketSetup;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The market stage: hands the records of {@code features.asset} to it; its output is bound to the task. */
public final class MarketProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final String ROW_LAYOUT = "rows/";
    private static final Duration LOOK_EACH = Duration.ofSeconds(1);

    private final MarketSetup setup;
    private KnownLayouts layouts = new KnownLayouts(FeatureCatalog.layout());
    private LiveStates states;
    private MarketStage stage;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    public MarketProcessor(MarketSetup setup) {
        this.setup = setup;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        LiveStateStore store = context.getStateStore(StageTopology.MARKET_STORE);
        states = store.begin();
        layouts = knownLayouts();
        stage = new MarketStage(
                layouts.current(),
                setup.required(),
                setup.plan(),
                states,
                new StoreOpenPoints(context.getStateStore(StageTopology.OPEN_POINTS_STORE), layouts),
                setup.output().bind(context, states));
        setup.meters().marketSources(stage.sources());
        if (!setup.excludeAfter().isZero()) {
            startTimer(context);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        AssetRecord decoded = AssetRecordBinary.decode(record.value(), layouts);
        if (decoded instanceof AssetRecord.OfRow ofRow) {
            stage.row(ofRow);
        } else if (decoded instanceof AssetRecord.OfMark ofMark) {
            setup.meters().mark(ofMark.mark());
            stage.mark(ofMark.mark());
        } else if (decoded instanceof AssetRecord.OfControl ofControl) {
            stage.control(ofControl.control());
            setup.meters().marketSources(stage.sources());
        } else if (decoded instanceof AssetRecord.OfLayout ofLayout) {
            layouts.add(ofLayout.layout());
            note(ofLayout.layout());
        }
    }

    /** This build's layout, and those of all builds whose rows were read so far. */
    private KnownLayouts knownLayouts() {
        KnownLayouts known = new KnownLayouts(FeatureCatalog.layout());
        states.notes(ROW_LAYOUT).forEach(note -> known.add(RowLayout.described(note)));
        return known;
    }

    private void note(RowLayout layout) {
        states.note(ROW_LAYOUT + Integer.toHexString(layout.fingerprint()), layout.describe());
    }

    @Override
    public void close() {
        setup.meters().stopMarket();
    }

    private void startTimer(ProcessorContext<byte[], byte[]> context) {
        SilenceTimer timer = new SilenceTimer(
                setup.excludeAfter(),
                control -> context.forward(
                        StageRecords.of(control.id(), AssetRecordBinary.encode(control), stage.closedMicros()),
                        StageTopology.CONTROLS));
        context.schedule(
                LOOK_EACH,
                PunctuationType.WALL_CLOCK_TIME,
                now -> timer.look(stage.sources(), stage.closedMicros(), now));
    }
}
