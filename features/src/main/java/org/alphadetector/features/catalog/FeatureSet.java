package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.catalog.TimeframeFeatures.TimedFeature;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.Tick;

/**
 * The features that all assets of a task share: they keep nothing but in the slices of the buffers, which mean another
 * asset at another tick.
 */
public final class FeatureSet {
    private final RowLayout layout;
    private final Provenance provenance;
    private final OwnerBuffers buffers;
    private final List<TickFeature> tickFeatures = new ArrayList<>();
    private final TickFeatures ticks;
    private final Map<Timeframe, TimeframeFeatures> byTimeframe = new EnumMap<>(Timeframe.class);

    /**
     * Makes an instance of each family for each timeframe it runs on.
     *
     * @param buffers the common part takes what ticks change, the others what closing a bar changes
     */
    FeatureSet(List<FeatureFamily> families, RowLayout layout, Provenance provenance, OwnerBuffers buffers) {
        this.layout = layout;
        this.provenance = provenance;
        this.buffers = buffers;
        List<TimedFeature> minutes = new ArrayList<>();
        List<TimedFeature> quarters = new ArrayList<>();
        List<TimedFeature> hours = new ArrayList<>();
        for (FeatureFamily family : families) {
            TimedFeature ofMinutes = ofMinutes(family);
            minutes.add(ofMinutes);
            if (family.runsOn(Timeframe.M15)) {
                longer(family, Timeframe.M15, ofMinutes.feature()).ifPresent(quarters::add);
                longer(family, Timeframe.H1, ofMinutes.feature()).ifPresent(hours::add);
            }
        }
        byTimeframe.put(Timeframe.M1, new TimeframeFeatures(layout, minutes));
        byTimeframe.put(Timeframe.M15, new TimeframeFeatures(layout, quarters));
        byTimeframe.put(Timeframe.H1, new TimeframeFeatures(layout, hours));
        ticks = new TickFeatures(tickFeatures);
    }

    private TimedFeature ofMinutes(FeatureFamily family) {
        FeatureContext context = context(family, Timeframe.M1);
        TimedFeature made = timed(family, context, family.maker().apply(context));
        if (made.feature() instanceof TickFeature ofTicks) {
            tickFeatures.add(ofTicks);
        }
        if (!context.unwritten().isEmpty()) {
            throw new IllegalStateException(
                    "listed but not written: family=" + family.name() + " columns=" + context.unwritten());
        }
        return made;
    }

    private Optional<TimedFeature> longer(FeatureFamily family, Timeframe timeframe, BarFeature ofMinutes) {
        FeatureContext context = context(family, timeframe);
        Optional<BarFeature> made = ofMinutes instanceof TickFeature ofTicks
                ? ofTicks.longer(context)
                : Optional.of(family.maker().apply(context));
        return made.map(feature -> timed(family, context, feature));
    }

    private FeatureContext context(FeatureFamily family, Timeframe timeframe) {
        return new FeatureContext(family, layout, timeframe, provenance, buffers);
    }

    private TimedFeature timed(FeatureFamily family, FeatureContext context, BarFeature feature) {
        ColumnWarmups warmups = new ColumnWarmups(context.state(), layout, family.columns(), context.outputs());
        return new TimedFeature(feature, context, warmups);
    }

    /** A minute goes live in the slot. */
    public void open(int slot, long startMicros) {
        ticks.open(slot, startMicros);
    }

    /** Hands a message of the live minute in the slot to every feature that wants its type. */
    public void accept(int slot, Tick tick) {
        ticks.accept(slot, tick);
    }

    /** A bar of any timeframe has closed: fills the columns of its row. */
    public void close(Bar bar, Row row) {
        close(bar, row, BaselineSink.NONE);
    }

    /** The same, and where the bar ends on the hour, tells what its values are judged by. */
    public void close(Bar bar, Row row, BaselineSink baselines) {
        of(bar.timeframe()).close(bar, row, baselines);
    }

    /** The asset restarts after a silence gap: forgets what must not bridge it. */
    public void restart() {
        byTimeframe.values().forEach(TimeframeFeatures::restart);
    }

    /** The features of a timeframe, in the order in which they are closed. */
    public TimeframeFeatures of(Timeframe timeframe) {
        TimeframeFeatures features = byTimeframe.get(timeframe);
        if (features == null) {
            throw new IllegalArgumentException("timeframe=" + timeframe);
        }
        return features;
    }

    /** The features that gather ticks. */
    List<TickFeature> tickFeatures() {
        return tickFeatures;
    }
}
