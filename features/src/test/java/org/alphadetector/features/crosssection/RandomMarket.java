package org.alphadetector.features.crosssection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;

/**
 * A seeded market in which assets come, go, fall silent and restart, and whose stage is saved and restored. It keeps
 * all that was ever seen, for oracles that start from the first bar each time.
 */
final class RandomMarket {
    /** What an asset showed at a point. */
    record Seen(
            int asset,
            long point,
            boolean isUsed,
            boolean isRestarted,
            double close,
            double returnOne,
            double returnFifteen,
            double volume,
            Row row) {}

    static final double STEP = 0.01;
    private static final int FIFTEEN = 15;

    private final Random random;
    private final int assets;
    private final Timeframe timeframe;
    private final boolean isWhole;
    private final double[] prices;
    private final int[] awayUntil;
    private final List<double[]> closes = new ArrayList<>();
    private final List<List<Seen>> history = new ArrayList<>();
    private final Changelog changelog = new Changelog();
    private LiveStates states = new LiveStates();
    private CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, states);
    private double common;

    /** @param isWhole whether every asset has a used row with a close at every point */
    RandomMarket(long seed, int assets, Timeframe timeframe, boolean isWhole) {
        this.random = new Random(seed);
        this.assets = assets;
        this.timeframe = timeframe;
        this.isWhole = isWhole;
        this.prices = new double[assets];
        this.awayUntil = new int[assets];
        Arrays.fill(prices, 100);
    }

    /** Everything so far, a list a point, empty where the market had no row. */
    List<List<Seen>> history() {
        return history;
    }

    /** The next point. */
    List<Seen> next() {
        if (random.nextInt(100) == 0) {
            changelog.commit(states);
            states = changelog.restored();
            crossSection = new CrossSection(MarketRows.LAYOUT, states);
        }
        int bar = history.size() + 1;
        long point = bar * timeframe.micros();
        double calm = bar / 200 % 2 == 0 ? 0.2 : 1;
        common = 0.97 * common + calm * 0.0005 * random.nextGaussian();
        double[] now = new double[assets];
        List<Seen> seen = new ArrayList<>();
        boolean isOutage = !isWhole && bar % 300 > 295;
        for (int i = 0; i < assets; i++) {
            now[i] = Double.NaN;
            if (!isOutage && isThere(i, bar)) {
                seen.add(see(i, point, now, calm));
            }
        }
        closes.add(now);
        history.add(seen);
        if (!seen.isEmpty()) {
            List<Row> rows = seen.stream().map(Seen::row).toList();
            crossSection.measure(new LatticePoint(point, timeframe), rows, false);
        }
        return seen;
    }

    private boolean isThere(int asset, int bar) {
        if (!isWhole && bar > awayUntil[asset] && random.nextInt(150) == 0) {
            awayUntil[asset] = bar + (random.nextInt(4) == 0 ? 55 + random.nextInt(10) : random.nextInt(4));
        }
        return bar > awayUntil[asset];
    }

    private Seen see(int asset, long point, double[] now, double calm) {
        boolean isStale = !isWhole && random.nextInt(15) == 0;
        boolean isRestarted = !isWhole && random.nextInt(400) == 0;
        Row row = isStale
                ? MarketRows.stale(MarketRows.asset("S" + asset), timeframe, point)
                : MarketRows.usable(MarketRows.asset("S" + asset), timeframe, point);
        row.flag(MarketRows.LAYOUT.lane(RowProvenance.RESTARTED), isRestarted);
        double shock = random.nextInt(100) == 0 ? 8 : 1;
        prices[asset] *= StrictMath.exp(common + calm * shock * 0.0007 * random.nextGaussian());
        boolean isMissing = !isWhole && random.nextInt(60) == 0;
        double close = isMissing ? Double.NaN : isWhole ? prices[asset] : Math.rint(prices[asset] / STEP) * STEP;
        now[asset] = close;
        double one = isRestarted ? Double.NaN : StrictMath.log(close / closeBefore(asset, 1));
        double fifteen = StrictMath.log(close / closeBefore(asset, FIFTEEN));
        double volume = (assets - asset) * 1_000 * random.nextDouble();
        MarketRows.set(row, "close", close);
        MarketRows.set(row, "ret_m_1", one);
        MarketRows.set(row, "ret_m_15", fifteen);
        MarketRows.set(row, "price_step", STEP);
        MarketRows.set(row, "quote_volume", volume);
        boolean isUsed = !isStale && !isMissing;
        return new Seen(asset, point, isUsed, isRestarted, close, one, fifteen, volume, row);
    }

    private double closeBefore(int asset, int bars) {
        return closes.size() < bars ? Double.NaN : closes.get(closes.size() - bars)[asset];
    }
}
