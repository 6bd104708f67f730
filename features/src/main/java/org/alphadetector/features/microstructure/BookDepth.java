package org.alphadetector.features.microstructure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.baseline.BucketCounts;
import org.alphadetector.features.baseline.FineBuckets;
import org.alphadetector.features.baseline.SlotCounts;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The imbalance (a pure number in [-1, 1]) and the depth (quote currency) of the best five levels of each side over the
 * minute's book snapshots. Undefined for a minute without a snapshot that holds a size. The median depth is that of a
 * log-bucket histogram, within 0.8 %. A crossed book counts like any other.
 */
public final class BookDepth implements TickFeature {
    private static final String GROUP = "Microstructure";

    public static final Column OBI_TOP5_MEAN_M_1 = Column.named("obi_top5_mean_m_1", SqlType.DOUBLE, GROUP)
            .unit("1")
            .window("1 min ending at the close")
            .range("[-1, 1]")
            .formula("mean over snapshots of (bid size - ask size) / (bid size + ask size), five levels a side")
            .inputs("book_snapshot")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Mean order book imbalance of the minute. NULL without a book_snapshot.");
    public static final Column DEPTH_TOP5_QUOTE_MEDIAN_M_1 = Column.named(
                    "depth_top5_quote_median_m_1", SqlType.NUMERIC, GROUP)
            .unit("quote currency")
            .window("1 min ending at the close")
            .range("> 0")
            .formula("median over snapshots of sum(price * size), five levels a side, both sides; nearest rank, from"
                    + " buckets of 0.8 %")
            .inputs("book_snapshot")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Median depth of the minute. NULL without a book_snapshot.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofTicks(
            "book_depth", List.of(OBI_TOP5_MEAN_M_1, DEPTH_TOP5_QUOTE_MEDIAN_M_1), BookDepth::new);

    private static final double MEDIAN = 0.5;
    private static final int BUCKETS = 512;

    private static final int SUM = 0;
    private static final int SLOT_WORDS = 1;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.BOOK_SNAPSHOT));

    private final SlotSlices slots;
    private final BucketCounts[] counts;
    private final int imbalanceLane;
    private final int depthLane;

    public BookDepth(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "book_depth", SLOT_WORDS);
        counts = SlotCounts.of(context.tickState(), "book_depth.counts", BUCKETS);
        imbalanceLane = context.output(OBI_TOP5_MEAN_M_1);
        depthLane = context.output(DEPTH_TOP5_QUOTE_MEDIAN_M_1);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        slots.of(slot).clear();
        counts[slot].clear();
    }

    @Override
    public void accept(int slot, Tick tick) {
        double bidQty = 0;
        double askQty = 0;
        double notional = 0;
        for (int i = 0; i < Math.min(tick.bidLevels, Tick.DEPTH); i++) {
            bidQty += tick.bidAmounts[i];
            notional += tick.bidPrices[i] * tick.bidAmounts[i];
        }
        for (int i = 0; i < Math.min(tick.askLevels, Tick.DEPTH); i++) {
            askQty += tick.askAmounts[i];
            notional += tick.askPrices[i] * tick.askAmounts[i];
        }
        if (notional > 0) {
            StateSlice live = slots.of(slot);
            live.real(SUM, live.real(SUM) + (bidQty - askQty) / (bidQty + askQty));
            counts[slot].add(FineBuckets.of(notional));
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        long books = counts[slot].total();
        if (books > 0) {
            row.number(imbalanceLane, slots.of(slot).real(SUM) / books);
            row.number(depthLane, FineBuckets.middle(counts[slot].quantile(MEDIAN)));
        }
        counts[slot].clear();
    }

    @Override
    public void restart() {}
}
