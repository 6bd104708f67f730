package org.alphadetector.bench.core;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.DirectionalMovement;
import org.alphadetector.features.momentum.HullMovingAverage;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RateOfChange;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.momentum.StochasticOscillator;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.HMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * The common indicators bar by bar, ours and those of ta4j: fourteen numbers a bar, of RSI 14, 21, 50, MACD line and
 * signal, %K and %D, rate of change 10 and 20, ADX 14 and 21, Hull moving average 100, average true range 14 and 21. ta4j
 * as a stream would use it: a series of at most a thousand bars of doubles, each bar added, then every indicator asked for
 * the last.
 */
final class IndicatorRace {
    private static final int BARS = 20_000;
    private static final int ROUNDS = 7;
    private static final List<FeatureFamily> FAMILIES = List.of(
            AverageTrueRange.FAMILY,
            RelativeStrengthIndex.FAMILY,
            MovingAverageConvergence.FAMILY,
            StochasticOscillator.FAMILY,
            RateOfChange.FAMILY,
            DirectionalMovement.FAMILY,
            HullMovingAverage.FAMILY);

    private final double[] highs = new double[BARS];
    private final double[] lows = new double[BARS];
    private final double[] closes = new double[BARS];
    /** So that nothing is left out. */
    private double sum;

    private IndicatorRace() {
        SplittableRandom random = new SplittableRandom(1);
        double price = 100;
        for (int i = 0; i < BARS; i++) {
            double open = price;
            price *= StrictMath.exp(0.001 * random.nextGaussian());
            highs[i] = Math.max(open, price) * 1.0005;
            lows[i] = Math.min(open, price) * 0.9995;
            closes[i] = price;
        }
    }

    /** Times both in turn and tells the medians and the ratio. */
    static String run() {
        IndicatorRace race = new IndicatorRace();
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        race.ours();
        race.theirs();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            race.ours();
            long middle = System.nanoTime();
            race.theirs();
            ours[round] = (double) (middle - start) / BARS;
            theirs[round] = (double) (System.nanoTime() - middle) / BARS;
            ratios[round] = theirs[round] / ours[round];
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "common indicators, a bar: ours %,.0f ns, ta4j %,.0f ns; ratio %.1f (%.1f to %.1f)%s",
                ours[ROUNDS / 2],
                theirs[ROUNDS / 2],
                ratios[ROUNDS / 2],
                ratios[0],
                ratios[ROUNDS - 1],
                Double.isNaN(race.sum) ? " of NaN" : "");
    }

    private void ours() {
        RowLayout layout = FeatureCatalog.layout();
        OwnerBuffers buffers = new OwnerBuffers();
        List<BarFeature> features = new ArrayList<>();
        for (FeatureFamily family : FAMILIES) {
            features.add(family.maker()
                    .apply(new FeatureContext(
                            family, layout, Timeframe.M1, new Provenance("bench", "bench"), buffers)));
        }
        int high = layout.lane(BarPrices.HIGH);
        int low = layout.lane(BarPrices.LOW);
        int close = layout.lane(BarPrices.CLOSE);
        int step = layout.lane(PriceStep.PRICE_STEP);
        int last = layout.lane(HullMovingAverage.HMA_100);
        // One row for all bars: a row has room for every column there is, which is no matter of these.
        Row row = new Row(layout, AssetId.of("bench", "COIN"), Timeframe.M1, 0);
        for (int i = 0; i < BARS; i++) {
            long end = (i + 1L) * Timeframe.M1.micros();
            row.number(high, highs[i]);
            row.number(low, lows[i]);
            row.number(close, closes[i]);
            row.number(step, 0.01);
            Bar bar = new Bar(Timeframe.M1, end - Timeframe.M1.micros(), end, true, true, false, false, false, 1);
            for (int k = 0; k < features.size(); k++) {
                features.get(k).close(bar, row);
            }
            sum += i > 1_000 ? row.number(last) : 0;
        }
    }

    private void theirs() {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        series.setMaximumBarCount(1_000);
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        MACDIndicator line = new MACDIndicator(close, 12, 26);
        Indicator<Num> k = new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3);
        List<Indicator<Num>> indicators = List.of(
                new RSIIndicator(close, 14),
                new RSIIndicator(close, 21),
                new RSIIndicator(close, 50),
                line,
                new EMAIndicator(line, 9),
                k,
                new SMAIndicator(k, 3),
                new ROCIndicator(close, 10),
                new ROCIndicator(close, 20),
                new ADXIndicator(series, 14),
                new ADXIndicator(series, 21),
                new HMAIndicator(close, 100),
                new ATRIndicator(series, 14),
                new ATRIndicator(series, 21));
        for (int i = 0; i < BARS; i++) {
            series.addBar(
                    Duration.ofMinutes(1),
                    Instant.ofEpochSecond(60L * (i + 1)).atZone(ZoneOffset.UTC),
                    i == 0 ? closes[0] : closes[i - 1],
                    highs[i],
                    lows[i],
                    closes[i],
                    1);
            int last = series.getEndIndex();
            for (int each = 0; each < indicators.size(); each++) {
                sum += indicators.get(each).getValue(last).doubleValue();
            }
        }
    }
}
