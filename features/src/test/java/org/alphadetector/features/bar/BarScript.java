package org.alphadetector.features.bar;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Hands rows to features of closed bars, without ticks and stages: one asset, one timeframe. */
public final class BarScript {
    private static final RowLayout LAYOUT = FeatureCatalog.layout();
    private static final AssetId ASSET = AssetId.of("venue", "COINUSDT");
    /** 2024-01-01T00:00Z. */
    private static final long BASE_MICROS = 1_704_067_200_000_000L;

    public final List<Row> rows = new ArrayList<>();
    private final Timeframe timeframe;
    private final List<BarFeature> features = new ArrayList<>();

    /** The features are closed in the order in which their families are named. */
    public BarScript(Timeframe timeframe, FeatureFamily... families) {
        this.timeframe = timeframe;
        OwnerBuffers buffers = new OwnerBuffers();
        for (FeatureFamily family : families) {
            features.add(family.maker()
                    .apply(new FeatureContext(family, LAYOUT, timeframe, new Provenance("cafe", "beef"), buffers)));
        }
    }

    /** Closes the next bar, whose row holds these values. */
    public Row close(Consumer<Row> values) {
        long start = BASE_MICROS + rows.size() * timeframe.micros();
        long end = start + timeframe.micros();
        Row row = new Row(LAYOUT, ASSET, timeframe, end);
        values.accept(row);
        Bar bar = new Bar(timeframe, start, end, true, false, false, false, rows.isEmpty(), 0);
        features.forEach(feature -> feature.close(bar, row));
        rows.add(row);
        return row;
    }

    /** Closes a bar with these prices. */
    public Row bar(double high, double low, double close) {
        return close(row -> {
            row.number(LAYOUT.lane(BarPrices.HIGH), high);
            row.number(LAYOUT.lane(BarPrices.LOW), low);
            row.number(LAYOUT.lane(BarPrices.CLOSE), close);
        });
    }

    /**
     * Closes so many bars of a seeded random walk in whole cents, a tenth of them without trades, in a unit of price.
     */
    public BarScript walk(long seed, int bars, double unit) {
        SplittableRandom random = new SplittableRandom(seed);
        long close = 100_000;
        for (int i = 0; i < bars; i++) {
            boolean isTraded = random.nextInt(10) > 0;
            int size = isTraded ? 1 + (i / 100 % 3) * 50 : 0;
            long open = close;
            close = open + random.nextInt(-size, size + 1);
            long high = Math.max(open, close) + random.nextInt(size + 1);
            long low = Math.min(open, close) - random.nextInt(size + 1);
            bar(high / 100.0 * unit, low / 100.0 * unit, close / 100.0 * unit);
        }
        return this;
    }

    public BarScript restart() {
        features.forEach(BarFeature::restart);
        return this;
    }
}
