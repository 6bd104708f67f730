package org.alphadetector.features.divergence;

import static org.alphadetector.features.divergence.HandedSwings.put;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.DirectionalMovement;
import org.alphadetector.features.momentum.HullMovingAverage;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.swing.Swings;
import org.alphadetector.features.trend.Trend;

/** Bars of a price in whole cents and takers' whole volumes, with all that the divergences are computed from. */
final class DivergenceBars {
    final List<Row> rows;
    /** Taker-bought less taker-sold volume of each bar. */
    final List<Double> deltas = new ArrayList<>();

    private final BarScript script;
    private final Timeframe timeframe;
    private final double unit;
    private long close = 10_000;
    private double level;

    /** @param unit of the price: what a hundred cents are */
    DivergenceBars(Timeframe timeframe, double unit) {
        this.timeframe = timeframe;
        this.unit = unit;
        script = new BarScript(
                timeframe,
                RelativeStrengthIndex.FAMILY,
                MovingAverageConvergence.FAMILY,
                DirectionalMovement.FAMILY,
                HullMovingAverage.FAMILY,
                AverageTrueRange.FAMILY,
                Swings.FAMILY,
                Trend.FAMILY,
                MomentumDivergences.FAMILY,
                HiddenMomentum.FAMILY,
                DeltaDivergences.FAMILY);
        rows = script.rows;
    }

    /** The next bar, from the last close to this one and so many cents beyond both. */
    Row bar(long closeCents, long beyondHigh, long beyondLow, double volume, double delta) {
        long high = Math.max(close, closeCents) + beyondHigh;
        long low = Math.min(close, closeCents) - beyondLow;
        boolean isNewDay = rows.size() * timeframe.micros() % (24 * Timeframe.H1.micros()) == 0;
        level = (isNewDay ? 0 : level) + delta;
        close = closeCents;
        deltas.add(delta);
        return script.close(row -> {
            put(row, BarPrices.HIGH, high / 100.0 * unit);
            put(row, BarPrices.LOW, low / 100.0 * unit);
            put(row, BarPrices.CLOSE, closeCents / 100.0 * unit);
            put(row, PriceStep.PRICE_STEP, 0.01 * unit);
            put(row, TradeFlow.VOLUME, volume);
            put(row, TradeFlow.CVD_LEVEL, level);
        });
    }

    /** So many bars that lead to a price in equal steps, a few cents beyond each, takers buying this of 100. */
    DivergenceBars leg(int bars, long toCents, double delta) {
        long from = close;
        for (int bar = 1; bar <= bars; bar++) {
            bar(from + Math.round((toCents - from) * (double) bar / bars), 5, 5, 100, delta);
        }
        return this;
    }

    /** A seeded walk whose trend and size change, with bars and stretches without trades. */
    DivergenceBars walk(long seed, int bars) {
        SplittableRandom random = new SplittableRandom(seed);
        int trend = 1;
        for (int i = 0; i < bars; i++) {
            boolean isTraded = random.nextInt(12) > 0 && i % 500 < 460;
            int size = isTraded ? 3 + i / 100 % 3 * 20 : 0;
            trend = random.nextInt(10) == 0 ? -trend : trend;
            long drift = (i / 150 % 3) - 1L;
            long next = Math.max(2_000, close + (trend + drift) * size / 3 + random.nextInt(-size, size + 1));
            int volume = isTraded ? random.nextInt(1, 100) * (random.nextInt(9) == 0 ? 5 : 1) : 0;
            bar(next, random.nextInt(size + 1), random.nextInt(size + 1), volume, random.nextInt(-volume, volume + 1));
        }
        return this;
    }
}
