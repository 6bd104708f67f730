package org.alphadetector.features.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.baseline.BucketCounts;
import org.alphadetector.features.baseline.SlotCounts;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * How long messages took from the exchange to the adapter: the median over the bar's messages, in ms, negative where
 * the recorder's clock is behind. Undefined for a bar without messages.
 *
 * <p>Up to 127 ms either way the median is exact to the millisecond, above that within 0.8 %; where the lags of a bar
 * reach from below -8 s to above 8 s, the lowest lose precision.
 */
public final class IngestLag implements TickFeature {
    public static final Column INGEST_LAG_MS = Column.named("ingest_lag_ms", SqlType.INTEGER, "Data Quality")
            .unit("ms")
            .range("[-2147483647, 2147483647]")
            .formula("nearest-rank median of localTimestamp - timestamp over the bar's messages; to the ms up to 127,"
                    + " above within 0.8 %")
            .inputs("trade", "trade_bar", "book_ticker", "book_snapshot", "derivative_ticker", "liquidation")
            .ownBars(0)
            .fromCandles()
            .meaning("Median time from the exchange to the adapter. NULL for a bar without messages.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("ingest_lag", List.of(INGEST_LAG_MS), IngestLag::new);

    private static final double MEDIAN = 0.5;
    private static final int BUCKETS = 1024;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(
            TickType.TRADE,
            TickType.BOOK_TICKER,
            TickType.BOOK_SNAPSHOT,
            TickType.DERIVATIVE_TICKER,
            TickType.LIQUIDATION,
            TickType.TRADE_BAR));

    private final BucketCounts[] minutes;
    private final List<LongerLag> longer = new ArrayList<>();
    private final int lane;

    public IngestLag(FeatureContext context) {
        minutes = SlotCounts.of(context.tickState(), "ingest_lag", BUCKETS);
        lane = context.output(INGEST_LAG_MS);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        minutes[slot].clear();
    }

    @Override
    public void accept(int slot, Tick tick) {
        minutes[slot].add(LagBuckets.of(Math.floorDiv(tick.localTimestampMicros - tick.timestampMicros + 500, 1000L)));
    }

    @Override
    public Optional<BarFeature> longer(FeatureContext context) {
        LongerLag made = new LongerLag(context);
        longer.add(made);
        return Optional.of(made);
    }

    @Override
    public void close(Bar bar, Row row) {
        BucketCounts lags = minutes[bar.slot()];
        for (int i = 0; i < longer.size(); i++) {
            longer.get(i).lags.addAll(lags);
        }
        write(lags, row, lane);
        lags.clear();
    }

    @Override
    public void restart() {}

    private static void write(BucketCounts lags, Row row, int lane) {
        if (lags.total() > 0) {
            row.number(lane, (double) LagBuckets.middle(lags.quantile(MEDIAN)));
        }
    }

    /** The lags of the minutes of a longer bar. */
    private static final class LongerLag implements BarFeature {
        private final BucketCounts lags;
        private final int lane;

        LongerLag(FeatureContext context) {
            lags = new BucketCounts(context.state().allocate("lags", BucketCounts.words(BUCKETS)), BUCKETS);
            lane = context.output(INGEST_LAG_MS);
        }

        @Override
        public void close(Bar bar, Row row) {
            write(lags, row, lane);
            lags.clear();
        }

        @Override
        public void restart() {
            lags.clear();
        }
    }
}
