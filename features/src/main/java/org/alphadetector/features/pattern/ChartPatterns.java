package org.alphadetector.features.pattern;

import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * Chart patterns: what the last confirmed swings look like ({@link PatternKind}), and whether the bar completes it with a
 * close beyond the shape's line by a quarter of a range. A shape is completed once; one whose close has already passed
 * the target or the stop is not. The range is the average true range of 14 bars, at least half a price step.
 *
 * <p>The pattern completed last is in force until a later bar reaches its target or its stop, or its horizon has passed:
 * as many bars as it took from its first swing to its last, 10 at least and 250 at most. Flags, score and completion are
 * undefined in the first 14 bars and while the price has never moved, the prices while no pattern is in force.
 *
 * <p>A. W. Lo, H. Mamaysky, J. Wang, Foundations of Technical Analysis, Journal of Finance 2000: patterns as conditions
 * on consecutive extremes. Theirs are those of a smoothed price, which look a bar ahead; here confirmed swings take their
 * place.
 */
public final class ChartPatterns implements BarFeature {
    private static final double ROUNDING_RANGES = 1e-9;
    private static final double MARGIN_RANGES = 0.25;
    private static final double LARGE_RANGES = 6;
    private static final double LARGE_VOLUME = 1.5;
    private static final int VOLUME_BARS = 20;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 250;
    private static final double MILLIS = 1_000;

    public static final Column PATTERN_STRENGTH_SCORE = ChartPatternColumns.PATTERN_STRENGTH_SCORE;

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("chart_patterns", ChartPatternColumns.all(), ChartPatterns::new);

    private final PatternShape shape = new PatternShape();
    private final SwingSequence swings;
    private final ConfirmedSwings confirmed;
    /** Of each kind the newest swing of the shape that was completed last. */
    private final StateSlice completed;

    private final PatternInForce inForce;
    private final PatternOutcomes outcomes;
    private final PatternLog log;
    private final RealRing volumes;
    private final double millisPerBar;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int volumeLane;
    private final int rangeLane;
    private final int stepLane;
    private final int[] lanes;

    public ChartPatterns(FeatureContext context) {
        confirmed = new ConfirmedSwings(context);
        swings = new SwingSequence(confirmed);
        completed = context.state().allocate("completed", PatternKind.count());
        inForce = new PatternInForce(context.state().allocate("in_force", PatternInForce.WORDS));
        outcomes = new PatternOutcomes(context.state());
        log = new PatternLog(context.state());
        volumes = new RealRing(context.state().allocate("volumes", RealRing.words(VOLUME_BARS)));
        millisPerBar = context.timeframe().micros() / MILLIS;
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        volumeLane = context.input(TradeFlow.VOLUME);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        stepLane = context.input(PriceStep.PRICE_STEP);
        lanes = FAMILY.columns().stream().mapToInt(context::output).toArray();
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        double range = Math.max(row.number(rangeLane), row.number(stepLane) / 2);
        swings.read(row);
        if (!Double.isNaN(close) && !Double.isNaN(range)) {
            double nowMs = bar.endMicros() / MILLIS;
            outcomes.next(row.number(highLane), row.number(lowLane), nowMs);
            inForce.next(row.number(highLane), row.number(lowLane), nowMs);
            match(row, close, range, nowMs);
            write(row);
        }
        volumes.push(row.number(volumeLane));
    }

    /** Looks for every kind of shape, and completes those whose line the close has passed. */
    private void match(Row row, double close, double range, double nowMs) {
        double strength = 0;
        double completion = 0;
        for (int i = 0; i < PatternKind.count(); i++) {
            PatternKind kind = PatternKind.of(i);
            boolean isOpen =
                    kind.rule().matches(swings, close, range, nowMs, shape) && completed.real(i) != swings.time(0);
            boolean isCompleted = isOpen && shape.direction() * (close - shape.line()) > MARGIN_RANGES * range;
            boolean isUseful = isCompleted && isBetween(close, shape, range) && shape.target() > 0;
            row.flag(lanes[i], isUseful);
            if (isCompleted) {
                completed.real(i, swings.time(0));
            }
            if (isUseful) {
                complete(kind, row, close, range, nowMs);
                completion = 100;
            } else if (isOpen && !isCompleted) {
                strength = Math.max(strength, build(range) / 4);
                completion = Math.max(completion, 50 + 50 * progress(close));
            }
        }
        row.number(lanes[PatternKind.count() + 2], inForce.isThere() ? inForce.strength() : strength);
        row.number(lanes[PatternKind.count() + 3], completion);
    }

    /** Whether the price lies between stop and target; one that differs from them by rounding alone does not. */
    private static boolean isBetween(double price, PatternShape shape, double range) {
        double rounding = ROUNDING_RANGES * range;
        double least = Math.min(shape.stop(), shape.target());
        double most = Math.max(shape.stop(), shape.target());
        return price > least + rounding && price < most - rounding;
    }

    private void complete(PatternKind kind, Row row, double close, double range, double nowMs) {
        double firstMs = swings.time(shape.firstSwing());
        double length = swings.bars(firstMs, swings.time(0));
        double horizon = Math.max(SHORTEST, Math.min(LONGEST, length));
        double untilMs = nowMs + horizon * millisPerBar;
        boolean isTime = length >= SHORTEST && length <= LONGEST && swings.bars(swings.time(0), nowMs) <= length;
        boolean isVolume = row.number(volumeLane) > LARGE_VOLUME * volumes.mean(VOLUME_BARS);
        double strength = (build(range) + (isVolume ? 1 : 0) + (isTime ? 1 : 0)) / 4;
        inForce.begin(shape, close, untilMs, strength, isVolume, isTime);
        outcomes.add(kind, shape.direction(), shape.target(), shape.stop(), untilMs);
        log.add(kind, shape.direction(), close, nowMs);
    }

    /** How well the shape fits and how large it is, each in [0, 1]. */
    private double build(double range) {
        double fit = Math.max(0, Math.min(1, shape.fit()));
        return fit + shape.height() / (shape.height() + LARGE_RANGES * range);
    }

    /** The share of the way from the shape's last swing to its line that the close has gone, in [0, 1]. */
    private double progress(double close) {
        double from = swings.price(0);
        double share = (close - from) / (shape.line() - from);
        return share >= 0 ? Math.min(1, share) : 0;
    }

    private void write(Row row) {
        int first = PatternKind.count();
        row.flag(lanes[first], inForce.isConfirmedByVolume());
        row.flag(lanes[first + 1], inForce.isConfirmedByTime());
        if (inForce.isThere()) {
            row.number(lanes[first + 4], inForce.target());
            row.number(lanes[first + 5], inForce.stop());
            row.number(lanes[first + 6], inForce.rewardPerRisk());
        }
        row.list(lanes[first + 7], log.entries());
        row.list(lanes[first + 8], outcomes.entries());
    }

    @Override
    public void restart() {
        confirmed.clear();
        completed.clear();
        inForce.clear();
        outcomes.clear();
        log.clear();
        volumes.clear();
    }
}
