package org.alphadetector.features.pattern;

/**
 * Bull flag: a pole, which is a leg up of at least six average true ranges within 30 bars, then a pullback of at most
 * half of it that lasts at most three times as long as the pole, five bars at least counting for it. It is completed
 * above the top of the pole; the target lies the pole's height above the low of the pullback. A bear flag with side -1.
 *
 * <p>R. D. Edwards, J. Magee, Technical Analysis of Stock Trends, 1948; T. N. Bulkowski, Encyclopedia of Chart Patterns,
 * 2005. Swings do not show the small channel of the pullback; its depth and length stand for it.
 */
record FlagRule(int side) implements PatternRule {
    private static final double POLE_RANGES = 6;
    private static final double POLE_BARS = 30;
    private static final double PULLBACK = 0.5;
    private static final double LONGEST = 3;
    private static final double LEAST_BARS = 5;

    @Override
    public boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape) {
        if (swings.size() < 3 || swings.isNewestHigh(side)) {
            return false;
        }
        double low = swings.price(side, 0);
        double top = swings.price(side, 1);
        double pole = top - swings.price(side, 2);
        double poleBars = swings.bars(swings.time(2), swings.time(1));
        double flagBars = swings.bars(swings.time(1), nowMs);
        double pullback = (top - low) / pole;
        if (!(pole >= POLE_RANGES * range
                && poleBars <= POLE_BARS
                && pullback <= PULLBACK + ROUNDING
                && flagBars <= LONGEST * Math.max(LEAST_BARS, poleBars))) {
            return false;
        }
        return shape.set(side, side * top, side * (low + pole), side * low, pole, 1 - pullback / PULLBACK, 2);
    }
}
