package org.alphadetector.bench.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.features.asset.AssetOutput;
import org.alphadetector.features.asset.AssetStage;
import org.alphadetector.features.asset.StageContext;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.features.asset.TickProbe;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Assets that send a candle a minute, with an asset stage and a cross-section; says what was saved. */
final class BarMarket implements AssetOutput {
    private static final long BASE_MICROS = 1_704_067_200_000_000L;
    private static final String EXCHANGE = "bench";

    private final int assets;
    private final LiveStates assetStates = new LiveStates();
    private final LiveStates marketStates = new LiveStates();
    private final AssetStage stage;
    private final CrossSection crossSection = new CrossSection(FeatureCatalog.layout(), marketStates);
    private final SplittableRandom random = new SplittableRandom(15);
    private final long[] cents;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Saved> committed = new TreeMap<>();
    private final Tick tick = new Tick();
    private Row lastRow;

    /** What a commit saved. */
    record Saved(long bytes, long records) {}

    @SuppressWarnings("NullAway.Init") // The last row is there once a bar was closed.
    BarMarket(int assets) {
        this.assets = assets;
        cents = new long[assets];
        Arrays.fill(cents, 10_000);
        stage = new AssetStage(
                new SourcePartition("ticks", 0),
                new StageContext(
                        FeatureCatalog.layout(),
                        new TreeSet<>(List.of(EXCHANGE)),
                        StageSettings.DEFAULT,
                        new Provenance("bench", "bench"),
                        BarMarket::noProbe,
                        assetStates,
                        this));
    }

    int assets() {
        return assets;
    }

    /** Sends the candle of a minute of every asset. */
    void candles(int minute) {
        for (int asset = 0; asset < assets; asset++) {
            candle(minute, asset);
        }
    }

    private void candle(int minute, int asset) {
        long open = cents[asset];
        long close = Math.max(100, open + Math.round(random.nextDouble(-20, 20)));
        cents[asset] = close;
        tick.begin(TickType.TRADE_BAR);
        tick.exchange = EXCHANGE;
        tick.symbol = "A" + asset + "USDT";
        tick.openTimestampMicros = BASE_MICROS + (long) minute * Timeframe.M1.micros();
        tick.timestampMicros = tick.openTimestampMicros + Timeframe.M1.micros() - 1_000;
        tick.localTimestampMicros = tick.timestampMicros;
        tick.open = open / 100.0;
        tick.close = close / 100.0;
        tick.high = (Math.max(open, close) + random.nextInt(9)) / 100.0;
        tick.low = (Math.min(open, close) - random.nextInt(9)) / 100.0;
        tick.amountMantissa = 1_000L + random.nextInt(9_000);
        tick.amountScale = 1;
        tick.buyMantissa = tick.amountMantissa / 2;
        tick.buyScale = 1;
        tick.sellMantissa = tick.amountMantissa - tick.buyMantissa;
        tick.sellScale = 1;
        tick.tradeCount = 100;
        tick.quoteVolume = tick.close * tick.amountMantissa / 10;
        stage.accept(tick);
    }

    /** Closes the minute by the clock. */
    void close(int minute) {
        rows.clear();
        tick.begin(TickType.CLOCK);
        tick.exchange = EXCHANGE;
        tick.timestampMicros = BASE_MICROS + (minute + 1L) * Timeframe.M1.micros() + 2_000_000;
        tick.localTimestampMicros = tick.timestampMicros;
        stage.accept(tick);
    }

    /** Hands the rows of the closed points to the market features. */
    void measure() {
        for (Timeframe timeframe : Timeframe.values()) {
            List<Row> point = rows.stream()
                    .filter(row -> row.timeframe() == timeframe)
                    .sorted((left, right) -> left.asset().compareTo(right.asset()))
                    .toList();
            if (!point.isEmpty()) {
                crossSection.measure(LatticePoint.of(point.get(0)), point, false);
                lastRow = point.get(0);
            }
        }
    }

    /** Counts what a commit now would save. */
    void commit(int minute) {
        String after = minute % 60 == 59 ? "an hour" : minute % 15 == 14 ? "a quarter" : "a minute";
        long[] saved = new long[2];
        LiveStates.Writer writer = (key, bytes) -> {
            if (bytes != null) {
                saved[0] += bytes.length + key.length();
                saved[1]++;
            }
        };
        assetStates.writeDirty(writer);
        marketStates.writeDirty(writer);
        // The first commits save what is new.
        if (minute > 60) {
            committed.merge(after, new Saved(saved[0], saved[1]), (a, b) -> a.bytes > b.bytes ? a : b);
        }
    }

    Map<String, Saved> committed() {
        return committed;
    }

    /** The bytes of state of one asset, by what changes it. */
    Map<String, Long> stateBytes() {
        Map<String, Long> bytesByPart = new LinkedHashMap<>();
        OwnerBuffers buffers = new OwnerBuffers();
        FeatureCatalog.create(new Provenance("bench", "bench"), buffers);
        bytesByPart.put("ticks", bytes(buffers.common()));
        for (Timeframe timeframe : Timeframe.values()) {
            bytesByPart.put("bars of " + timeframe.label(), bytes(buffers.of(timeframe)));
        }
        return bytesByPart;
    }

    private static long bytes(StateBuffer buffer) {
        return (long) buffer.length() * Long.BYTES;
    }

    Row lastRow() {
        return lastRow;
    }

    private static TickProbe noProbe(StateBuffer tickState, StateBuffer barState) {
        return new TickProbe() {
            @Override
            public void onTick(Tick tick, long minuteEndMicros) {}

            @Override
            public void onMinuteClosed(Row row) {}

            @Override
            public void onLongerClosed(Row row) {}

            @Override
            public void restart() {}
        };
    }

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void mark(Mark mark) {}

    @Override
    public void baseline(BaselineState state) {}

    @Override
    public void counts(IngestCounts counts) {}
}
