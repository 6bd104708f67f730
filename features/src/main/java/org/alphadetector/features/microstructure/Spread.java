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
 * The quoted spread over the minute's quote updates, in basis points of the mid. Undefined for a minute without a quote
 * that has both sides and is not crossed or locked.
 *
 * <p>Quotes come from book_ticker once the asset has sent one, before that from the top of book_snapshot; they are not
 * mixed within a minute. The 95th percentile is that of a log-bucket histogram, within 0.8 %.
 */
public final class Spread implements TickFeature {
    private static final String GROUP = "Microstructure";

    public static final Column SPREAD_MEAN_M_1 = spread("spread_mean_m_1")
            .formula("mean over quote updates of (ask - bid) / ((ask + bid) / 2) * 10000")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Mean quoted spread of the minute. NULL without a quote that has ask > bid.");
    public static final Column SPREAD_P95_M_1 = spread("spread_p95_m_1")
            .formula("nearest-rank 95th percentile over quote updates, from buckets of 0.8 %")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("95th percentile of the quoted spread of the minute. NULL without a quote that has ask > bid.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("spread", List.of(SPREAD_MEAN_M_1, SPREAD_P95_M_1), Spread::new);

    private static final double BASIS_POINTS = 10_000;
    private static final double PERCENTILE = 0.95;
    private static final int BUCKETS = 512;

    private static final int TICKERS = 0;
    private static final int SUM = 1;
    private static final int SLOT_WORDS = 2;

    private static final Set<TickType> INPUTS =
            Collections.unmodifiableSet(EnumSet.of(TickType.BOOK_TICKER, TickType.BOOK_SNAPSHOT));

    private final SlotSlices slots;
    private final BucketCounts[] counts;
    private final StateSlice hasTicker;
    private final int meanLane;
    private final int percentileLane;

    public Spread(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "spread", SLOT_WORDS);
        counts = SlotCounts.of(context.tickState(), "spread.counts", BUCKETS);
        hasTicker = context.state().allocate("spread", 1);
        meanLane = context.output(SPREAD_MEAN_M_1);
        percentileLane = context.output(SPREAD_P95_M_1);
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
        StateSlice live = slots.of(slot);
        if (tick.type == TickType.BOOK_TICKER) {
            if (live.word(TICKERS) == 0) {
                live.clear();
                counts[slot].clear();
            }
            live.addWord(TICKERS, 1);
            take(slot, live, tick.bidPrice, tick.askPrice);
        } else if (live.word(TICKERS) == 0 && tick.bidLevels > 0 && tick.askLevels > 0) {
            take(slot, live, tick.bidPrices[0], tick.askPrices[0]);
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        StateSlice live = slots.of(slot);
        if (live.word(TICKERS) > 0) {
            hasTicker.word(0, 1);
        }
        boolean isOfSnapshots = live.word(TICKERS) == 0;
        long quotes = counts[slot].total();
        if (quotes > 0 && !(isOfSnapshots && hasTicker.word(0) > 0)) {
            row.number(meanLane, live.real(SUM) / quotes);
            row.number(percentileLane, FineBuckets.middle(counts[slot].quantile(PERCENTILE)));
        }
        counts[slot].clear();
    }

    @Override
    public void restart() {
        hasTicker.clear();
    }

    private void take(int slot, StateSlice live, double bid, double ask) {
        if (ask > bid) {
            double spread = (ask - bid) / ((ask + bid) / 2) * BASIS_POINTS;
            live.real(SUM, live.real(SUM) + spread);
            counts[slot].add(FineBuckets.of(spread));
        }
    }

    private static Column.Declaration spread(String name) {
        return Column.named(name, SqlType.DOUBLE, GROUP)
                .unit("bp of the mid")
                .window("1 min ending at the close")
                .range("> 0")
                .inputs("book_ticker", "book_snapshot");
    }
}
