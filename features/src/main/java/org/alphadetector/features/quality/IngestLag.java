package org.alphadetector.features.quality;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.features.asset.Feature;
import org.alphadetector.features.asset.Minute;
import org.alphadetector.features.baseline.BucketCounts;
import org.alphadetector.features.baseline.SlotCounts;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * How long messages took from the exchange to the adapter: the median over the bar's messages, in ms, negative where
 * the recorder's clock is behind. Undefined for a bar without messages.
 *
 * <p>Up to 127 ms either way the median is exact to the millisecond, above that within 0.8 %; where the lags of a bar
 * reach from below -8 s to above 8 s, the lowest lose precision.
 */
public final class IngestLag implements Feature {
    public static final Column INGEST_LAG_MS = Column.named("ingest_lag_ms", SqlType.INTEGER, "Data Quality")
            .unit("ms")
            .range("[-2147483647, 2147483647]")
            .formula("nearest-rank median of localTimestamp - timestamp over the bar's messages; to the ms up to 127,"
                    + " above within 0.8 %")
            .inputs("trade", "trade_bar", "book_ticker", "book_snapshot", "derivative_ticker", "liquidation")
            .rollup(Rollup.OWN)
            .meaning("Median time from the exchange to the adapter. NULL for a bar without messages.");

    private static final double MEDIAN = 0.5;
    private static final int BUCKETS = 1024;
    private static final int WORDS = BucketCounts.words(BUCKETS);

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(
            TickType.TRADE,
            TickType.BOOK_TICKER,
            TickType.BOOK_SNAPSHOT,
            TickType.DERIVATIVE_TICKER,
            TickType.LIQUIDATION,
            TickType.TRADE_BAR));

    private final BucketCounts[] minutes;
    private final BucketCounts quarterHour;
    private final BucketCounts hour;
    private final int lane;

    public IngestLag(RowLayout layout, StateBuffer tickState, StateBuffer barState) {
        minutes = SlotCounts.of(tickState, "ingest_lag", BUCKETS);
        quarterHour = new BucketCounts(barState.allocate("ingest_lag.15m", WORDS), BUCKETS);
        hour = new BucketCounts(barState.allocate("ingest_lag.1h", WORDS), BUCKETS);
        lane = layout.lane(INGEST_LAG_MS);
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
    public void close(int slot, Minute minute, Row row) {
        quarterHour.addAll(minutes[slot]);
        hour.addAll(minutes[slot]);
        write(minutes[slot], row);
        minutes[slot].clear();
    }

    @Override
    public void closeLonger(Minute minute, Row row) {
        BucketCounts bar = row.timeframe() == Timeframe.M15 ? quarterHour : hour;
        write(bar, row);
        bar.clear();
    }

    @Override
    public void restart() {
        quarterHour.clear();
        hour.clear();
    }

    private void write(BucketCounts lags, Row row) {
        if (lags.total() > 0) {
            row.number(lane, (double) LagBuckets.middle(lags.quantile(MEDIAN)));
        }
    }
}
