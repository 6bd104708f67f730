package org.alphadetector.features.swing;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.RecordedCandles;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Timeframe;

/** Bars of a minute with their average true range and their swings, for families that read swings. */
public final class SwingWalk {
    private SwingWalk() {}

    /**
     * A price that returns to a slowly wandering one, with quiet and wild stretches, still bars and jumps; off any grid,
     * so that no two distances are equal.
     */
    public static BarScript seeded(long seed, int bars, double unit, FeatureFamily... families) {
        SplittableRandom random = new SplittableRandom(seed);
        BarScript script = script(families);
        double center = 1_000;
        double close = center;
        for (int i = 0; i < bars; i++) {
            double size = random.nextInt(10) == 0 || i % 700 >= 670 ? 0 : i / 150 % 3 + 0.5;
            double open = close + (random.nextInt(80) == 0 ? 4 * size * random.nextGaussian() : 0);
            center += size * (random.nextGaussian() / 3 + (i / 900 % 2 == 0 ? 0.02 : -0.02));
            close = open + size * random.nextGaussian() + Math.signum(size) * (center - open) / 25;
            double high = Math.max(open, close) + size * random.nextDouble() / 2;
            double low = Math.min(open, close) - size * random.nextDouble() / 2;
            close(script, high * unit, low * unit, close * unit, 0.01 * unit);
        }
        return script;
    }

    /** The first recorded candles of a coin; where there are none, the test is skipped. */
    public static BarScript recorded(String coin, int bars, FeatureFamily... families) throws IOException {
        BarScript script = script(families);
        for (double[] candle : RecordedCandles.read(coin).subList(0, bars)) {
            close(script, candle[1], candle[2], candle[3], candle[4]);
        }
        return script;
    }

    private static BarScript script(FeatureFamily... families) {
        Stream<FeatureFamily> before = Stream.of(AverageTrueRange.FAMILY, Swings.FAMILY);
        return new BarScript(
                Timeframe.M1, Stream.concat(before, Stream.of(families)).toArray(FeatureFamily[]::new));
    }

    private static void close(BarScript script, double high, double low, double close, double step) {
        script.close(row -> {
            row.number(row.layout().lane(BarPrices.HIGH), high);
            row.number(row.layout().lane(BarPrices.LOW), low);
            row.number(row.layout().lane(BarPrices.CLOSE), close);
            row.number(row.layout().lane(PriceStep.PRICE_STEP), step);
        });
    }
}
