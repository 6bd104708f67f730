package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.LongerBar;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Closes the bars of one asset that sends nothing but candles, with any list of features; can be saved and restored.
 */
final class CandleRun {
    static final AssetId ASSET = AssetId.of("venue", "COINUSDT");

    /** 2024-01-01T00:00:00Z. */
    private static final long BASE_MICROS = 1_704_067_200_000_000L;

    private static final RowLayout LAYOUT = FeatureCatalog.layout();

    final List<Row> rows = new ArrayList<>();
    final List<Bar> bars = new ArrayList<>();
    final List<Told> baselines = new ArrayList<>();
    final FeatureSet features;
    private final OwnerBuffers buffers = new OwnerBuffers();
    private final List<LongerBar> longer = new ArrayList<>();
    private final LiveStates states;

    /** A baseline and the row that was judged by it. */
    record Told(Row row, Column column, Baseline baseline) {}

    CandleRun(List<FeatureFamily> families) {
        this(families, new LiveStates());
    }

    CandleRun(List<FeatureFamily> families, LiveStates states) {
        this.states = states;
        features = new FeatureSet(families, LAYOUT, new Provenance("cafe", "beef"), buffers);
        for (Timeframe timeframe : List.of(Timeframe.M15, Timeframe.H1)) {
            longer.add(new LongerBar(
                    LAYOUT, timeframe, buffers.of(timeframe), row -> row.number(LAYOUT.lane(TradeFlow.VOLUME)) > 0));
        }
        features.restart();
        longer.forEach(LongerBar::restart);
        OwnerBuffers copy = buffers.copy();
        copy.register(states, "asset", "COINUSDT");
        buffers.show(copy.place());
    }

    /** What is committed of its state. */
    void commit(Changelog changelog) {
        changelog.commit(states);
    }

    /**
     * Seeded candles of so many minutes: a random walk in steps of a cent, sometimes still, sometimes without trades.
     */
    static List<Tick> candles(long seed, int minutes) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tick> candles = new ArrayList<>();
        long cents = 10_000;
        for (int minute = 0; minute < minutes; minute++) {
            long open = cents;
            cents = Math.max(100, cents + Math.round(random.nextGaussian() * 12));
            long high = Math.max(open, cents) + random.nextInt(9);
            long low = Math.min(open, cents) - random.nextInt(9);
            boolean isStill = random.nextInt(9) == 0;
            candles.add(
                    isStill
                            ? candle(minute, open, open, open, open, 0)
                            : candle(minute, open, high, low, cents, 1 + random.nextInt(500)));
            cents = isStill ? open : cents;
        }
        return candles;
    }

    static Tick candle(int minute, long open, long high, long low, long close, long volume) {
        Tick tick = new Tick();
        tick.begin(TickType.TRADE_BAR);
        tick.exchange = ASSET.exchange();
        tick.symbol = ASSET.symbol();
        tick.openTimestampMicros = BASE_MICROS + minute * Timeframe.M1.micros();
        tick.timestampMicros = tick.openTimestampMicros + Timeframe.M1.micros() - 1_000;
        tick.localTimestampMicros = tick.timestampMicros;
        tick.open = open / 100.0;
        tick.high = high / 100.0;
        tick.low = low / 100.0;
        tick.close = close / 100.0;
        tick.amountMantissa = volume;
        tick.buyMantissa = volume * (minute % 7) / 7;
        tick.sellMantissa = volume - tick.buyMantissa;
        tick.tradeCount = volume;
        tick.quoteVolume = volume * close / 100.0;
        return tick;
    }

    CandleRun feed(List<Tick> candles) {
        candles.forEach(this::feed);
        return this;
    }

    private void feed(Tick candle) {
        long start = candle.openTimestampMicros;
        features.open(Bar.slotOf(start), start);
        features.accept(Bar.slotOf(start), candle);
        boolean isFirst = start == BASE_MICROS;
        Bar minute = new Bar(Timeframe.M1, start, start + Timeframe.M1.micros(), true, true, false, false, isFirst, 0);
        Row row = new Row(LAYOUT, ASSET, Timeframe.M1, minute.endMicros());
        close(minute, row);
        for (LongerBar each : longer) {
            if (each.accept(minute, row)) {
                close(each.close(minute), each.row(row));
            }
        }
    }

    private void close(Bar bar, Row row) {
        features.close(bar, row, (of, column, baseline) -> baselines.add(new Told(of, column, baseline)));
        rows.add(row);
        bars.add(bar);
    }

    List<Row> rows(Timeframe timeframe) {
        return rows.stream().filter(row -> row.timeframe() == timeframe).toList();
    }
}
