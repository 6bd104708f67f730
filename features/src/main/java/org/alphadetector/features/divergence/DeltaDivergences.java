package org.alphadetector.features.divergence;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.residual.ExponentialMean;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * Where the price and what takers did disagree. A bar's delta is taker-bought less taker-sold volume: the change of
 * cvd_level within the bar, which begins at 0 with the UTC day.
 *
 * <p>Over ten bars, [0, 1): where the price went against the sum of the deltas, the root of p / (p + 1), p the size of
 * the price's move in average true ranges, times the share of the delta in the volume; else 0. At confirmed swings, (-1,
 * 1): the strength of the regular divergence of price and cumulative delta that is in force by {@link SwingDivergence},
 * below 0 when it is bearish; the delta's unit is its mean size a bar, half-life 100 bars, times the root of 20 bars.
 * Absorption, [0, 1): how much less the price moved than the volume would have made it, 1 - R / V where that is above 0
 * and V above 1, with V the volume over the mean of the 20 bars before and R the bar's true range over the average; the
 * effort without result of R. D. Wyckoff, The Richard D. Wyckoff Method of Trading and Investing in Stocks, 1931.
 *
 * <p>A range counts as at least half a price step. Undefined in the first 20 bars, and while the price has never moved;
 * the first and the last also where nothing was traded.
 */
public final class DeltaDivergences implements BarFeature {
    private static final int SUMMED = 10;
    private static final int USUAL = 20;
    private static final double DELTA_HALF_LIFE = 100;
    private static final long DAY_MICROS = 86_400_000_000L;

    public static final Column DELTA_VOLUME_DIVERGENCE_STRENGTH = declare("delta_volume_divergence_strength")
            .range("[0, 1)")
            .formula(
                    "sqrt(p / (p + 1) x |D| / V) where the price's change over 10 bars has the other sign than D, else 0; p:"
                            + " its size over max(atr_14, price_step / 2), D, V: sums of the bars' delta and volume")
            .meaning("How far the price went against the takers over ten bars. NULL in the first 20 bars, and where"
                    + " nothing was traded in ten.");
    public static final Column CUMULATIVE_DELTA_DIVERGENCE = declare("cumulative_delta_divergence")
            .range("(-1, 1)")
            .formula(
                    "sqrt(p / (p + 1) x d / (d + 1)) of the regular divergence in force, minus that when bearish, else 0; p:"
                            + " change of the price between two swings over max(atr_14, price_step / 2), d: that of the cumulative"
                            + " delta over its mean size a bar times sqrt(20); Murphy 1999")
            .meaning("How far price and cumulative delta disagree at the last two swings, above 0 when that is bullish."
                    + " NULL in the first 20 bars.");
    public static final Column VOLUME_ABSORPTION_SCORE = declare("volume_absorption_score")
            .range("[0, 1)")
            .formula(
                    "max(0, 1 - R / V) where V > 1, else 0; V: volume over the mean of the 20 bars before, R: max(true range,"
                            + " price_step / 2) over max(atr_14, price_step / 2); Wyckoff 1931")
            .meaning(
                    "How little the price moved for its volume. NULL in the first 20 bars, and while nothing was traded"
                            + " in them.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "delta_divergences",
            List.of(DELTA_VOLUME_DIVERGENCE_STRENGTH, CUMULATIVE_DELTA_DIVERGENCE, VOLUME_ABSORPTION_SCORE),
            DeltaDivergences::new);

    /** The sum of all deltas, and whether a level was seen, and the level. */
    private static final int CUMULATIVE = 0;

    private static final int HAS_LEVEL = 1;
    private static final int LEVEL = 2;
    private static final int WORDS = 3;

    private final ConfirmedSwings swings;
    private final SwingDivergence ofDelta;
    private final StateSlice slice;
    private final ExponentialMean deltaSize;
    private final RealRing closes;
    private final RealRing deltas;
    private final RealRing volumes;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int levelLane;
    private final int volumeLane;
    private final int rangeLane;
    private final int stepLane;
    private final int volumeDivergenceLane;
    private final int swingDivergenceLane;
    private final int absorptionLane;

    public DeltaDivergences(FeatureContext context) {
        StateSection state = context.state();
        swings = new ConfirmedSwings(context);
        ofDelta = new SwingDivergence("delta", state);
        slice = state.allocate("cumulative", WORDS);
        deltaSize = new ExponentialMean(state.allocate("delta_size", ExponentialMean.WORDS), DELTA_HALF_LIFE);
        closes = new RealRing(state.allocate("closes", RealRing.words(USUAL + 1)));
        deltas = new RealRing(state.allocate("deltas", RealRing.words(SUMMED)));
        volumes = new RealRing(state.allocate("volumes", RealRing.words(USUAL + 1)));
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        levelLane = context.input(TradeFlow.CVD_LEVEL);
        volumeLane = context.input(TradeFlow.VOLUME);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        stepLane = context.input(PriceStep.PRICE_STEP);
        volumeDivergenceLane = context.output(DELTA_VOLUME_DIVERGENCE_STRENGTH);
        swingDivergenceLane = context.output(CUMULATIVE_DELTA_DIVERGENCE);
        absorptionLane = context.output(VOLUME_ABSORPTION_SCORE);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        double delta = delta(bar, row.number(levelLane));
        double halfStep = row.number(stepLane) / 2;
        double range = Math.max(row.number(rangeLane), halfStep);
        closes.push(close);
        deltas.push(delta);
        volumes.push(row.number(volumeLane));
        deltaSize.learn(Math.abs(delta));
        swings.read(row);
        slice.real(CUMULATIVE, slice.real(CUMULATIVE) + delta);
        double unit = deltaSize.mean() * StrictMath.sqrt(SwingDivergence.IN_FORCE);
        ofDelta.next(row, slice.real(CUMULATIVE), unit, range, swings);
        if (!Double.isNaN(range) && !Double.isNaN(closes.ago(USUAL))) {
            row.number(volumeDivergenceLane, againstDelta(range));
            row.number(
                    swingDivergenceLane,
                    ofDelta.strengthOf(DivergenceType.REGULAR_BULLISH)
                            - ofDelta.strengthOf(DivergenceType.REGULAR_BEARISH));
            row.number(absorptionLane, absorption(row, halfStep, range));
        }
    }

    private double delta(Bar bar, double level) {
        boolean isAnchored = slice.word(HAS_LEVEL) == 0 || Math.floorMod(bar.startMicros(), DAY_MICROS) == 0;
        double delta = isAnchored ? level : level - slice.real(LEVEL);
        slice.word(HAS_LEVEL, 1);
        slice.real(LEVEL, level);
        return Double.isNaN(delta) ? 0 : delta;
    }

    private double againstDelta(double range) {
        double volume = volumes.sum(SUMMED);
        double delta = deltas.sum(SUMMED);
        double move = closes.ago(0) - closes.ago(SUMMED);
        if (!(volume > 0)) {
            return Double.NaN;
        }
        double p = Math.abs(move) / range;
        return move * delta < 0 ? Math.sqrt(p / (p + 1) * Math.min(1, Math.abs(delta) / volume)) : 0;
    }

    private double absorption(Row row, double halfStep, double range) {
        double usual = (volumes.sum(USUAL + 1) - volumes.ago(0)) / USUAL;
        if (!(usual > 0)) {
            return Double.NaN;
        }
        double before = closes.ago(1);
        double trueRange = Math.max(row.number(highLane), before) - Math.min(row.number(lowLane), before);
        double effort = volumes.ago(0) / usual;
        double result = Math.max(trueRange, halfStep) / range;
        return effort > 1 ? Math.max(0, 1 - result / effort) : 0;
    }

    @Override
    public void restart() {
        swings.clear();
        ofDelta.clear();
        slice.clear();
        deltaSize.clear();
        closes.clear();
        deltas.clear();
        volumes.clear();
    }

    private static Column.Declaration declare(String name) {
        return Column.named(name, SqlType.DOUBLE, "Divergence Detection Features")
                .window("10 bars, 21 bars, last two swings of a side")
                .inputs(
                        "high",
                        "low",
                        "close",
                        "cvd_level",
                        "volume",
                        "atr_14",
                        "price_step",
                        "swing_highs",
                        "swing_lows",
                        "swing_high_times",
                        "swing_low_times")
                .ownBars(USUAL)
                .fromCandles();
    }
}
