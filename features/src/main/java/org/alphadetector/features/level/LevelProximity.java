package org.alphadetector.features.level;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.residual.PastLevel;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;
import org.jspecify.annotations.Nullable;

/**
 * How near the close is to the nearest level, in [0, 1]: exp(-distance / range), 1 at a level, 0.37 one average true
 * range away from it. Levels are the high and low of the day before, of the week and of the month, the three
 * volume-weighted averages, pivot points, round numbers and retracements. The range counts as at least half a price
 * step. Undefined in the first 14 bars, and while the price has never moved.
 *
 * <p>z tells how far the score lies from its mean so far, in robust standard deviations; q is the rank of z among the
 * past; both by {@link PastLevel} with a half-life of 2,880 bars, from 120 scores on.
 *
 * <p>Distance in average true ranges: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978. That turning
 * points cluster at such levels: C. L. Osler, Support for Resistance, FRBNY Economic Policy Review 2000.
 */
public final class LevelProximity implements BarFeature, BaselineSource {
    private static final double HALF_LIFE = 2_880;
    private static final int LEARNT = 120;
    /** Scores that differ by less are alike. */
    private static final double LEAST_DEVIATION = 0.01;

    private static final String NORMALIZED = "Normalized Pattern Features";

    public static final Column LEVEL_PROXIMITY_SCORE = declare(
                    "level_proximity_score", "Level Detection", AverageTrueRange.ATR_14.warmup())
            .range("[0, 1]")
            .formula("exp(-|close - nearest level| / max(atr_14, price_step / 2)); Wilder 1978, Osler 2000")
            .meaning("How near the close is to the nearest level, 1 at it. NULL in the first 14 bars, and while the"
                    + " price has never moved.");
    public static final Column Z_LEVEL_PROXIMITY = declare(
                    "z_level_proximity", NORMALIZED, AverageTrueRange.ATR_14.warmup() + LEARNT)
            .unit("robust standard deviations")
            .range("[-1000000, 1000000]")
            .formula("(level_proximity_score - its mean) / its robust deviation, at least 0.01, half-life 2,880 bars")
            .meaning("How unusual the score is for the asset. NULL until 120 scores are learnt.");
    public static final Column Q_LEVEL_PROXIMITY = declare(
                    "q_level_proximity", NORMALIZED, AverageTrueRange.ATR_14.warmup() + LEARNT)
            .range("(0, 1)")
            .formula("share of past z_level_proximity below this one, half of its cell included, half-life 2,880 bars")
            .meaning("The rank of the score among the asset's past ones. NULL as z_level_proximity.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "level_proximity",
            List.of(LEVEL_PROXIMITY_SCORE, Z_LEVEL_PROXIMITY, Q_LEVEL_PROXIMITY),
            LevelProximity::new);

    private static final List<Column> PRICES = List.of(
            PriorDay.PRIOR_DAY_HIGH,
            PriorDay.PRIOR_DAY_LOW,
            PeriodExtremes.WEEKLY_HIGH,
            PeriodExtremes.WEEKLY_LOW,
            PeriodExtremes.MONTHLY_HIGH,
            PeriodExtremes.MONTHLY_LOW,
            PeriodVwap.VWAP_SESSION,
            PeriodVwap.VWAP_WEEKLY,
            PeriodVwap.VWAP_MONTHLY);

    private final PastLevel past;
    private final int closeLane;
    private final int rangeLane;
    private final int stepLane;
    private final int[] priceLanes;
    private final int pivotLane;
    private final int roundLane;
    private final int retracementLane;
    private final int scoreLane;
    private final int zLane;
    private final int rankLane;

    public LevelProximity(FeatureContext context) {
        StateSlice slice = context.state().allocate("past", PastLevel.words());
        past = new PastLevel(slice, HALF_LIFE, LEARNT);
        closeLane = context.input(BarPrices.CLOSE);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        stepLane = context.input(PriceStep.PRICE_STEP);
        priceLanes = PRICES.stream().mapToInt(context::input).toArray();
        pivotLane = context.input(PriorDay.PIVOT_POINTS);
        roundLane = context.input(RoundNumbers.ROUND_NUMBER_LEVELS);
        retracementLane = context.input(FibonacciLevels.FIBONACCI_LEVELS);
        scoreLane = context.output(LEVEL_PROXIMITY_SCORE);
        zLane = context.output(Z_LEVEL_PROXIMITY);
        rankLane = context.output(Q_LEVEL_PROXIMITY);
    }

    @Override
    public void close(Bar bar, Row row) {
        double halfStep = row.number(stepLane) / 2;
        double range = Math.max(row.number(rangeLane), halfStep);
        if (!(range > 0)) {
            return;
        }
        double score = StrictMath.exp(-distance(row) / range);
        double z = past.z(score, LEAST_DEVIATION);
        row.number(scoreLane, score);
        row.number(zLane, z);
        row.number(rankLane, past.quantileRank(z));
        past.learn(score, LEAST_DEVIATION);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        sink.baseline(row, Z_LEVEL_PROXIMITY, past.baseline(LEAST_DEVIATION));
    }

    private double distance(Row row) {
        double close = row.number(closeLane);
        double nearest = Double.POSITIVE_INFINITY;
        for (int lane : priceLanes) {
            nearest = nearer(nearest, row.number(lane) - close);
        }
        nearest = nearest(nearest, close, row.list(pivotLane), 0);
        nearest = nearest(nearest, close, row.list(roundLane), 0);
        // The first member of the retracements tells the direction.
        return nearest(nearest, close, row.list(retracementLane), 1);
    }

    private static double nearest(double nearest, double close, double @Nullable [] levels, int from) {
        double found = nearest;
        for (int i = from; levels != null && i < levels.length; i++) {
            found = nearer(found, levels[i] - close);
        }
        return found;
    }

    /** The smaller of a distance and the size of a difference, which may be NaN. */
    private static double nearer(double distance, double difference) {
        double other = Math.abs(difference);
        return other < distance ? other : distance;
    }

    @Override
    public void restart() {
        past.clear();
    }

    private static Column.Declaration declare(String name, String group, int warmup) {
        return Column.named(name, SqlType.DOUBLE, group)
                .window("at the close")
                .inputs(
                        "close",
                        "atr_14",
                        "price_step",
                        "prior_day_high",
                        "prior_day_low",
                        "weekly_high",
                        "weekly_low",
                        "monthly_high",
                        "monthly_low",
                        "vwap_session",
                        "vwap_weekly",
                        "vwap_monthly",
                        "pivot_points",
                        "round_number_levels",
                        "fibonacci_levels")
                .ownBars(warmup)
                .fromCandles();
    }
}
