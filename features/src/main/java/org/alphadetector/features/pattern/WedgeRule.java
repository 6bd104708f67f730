package org.alphadetector.features.pattern;

/**
 * Rising wedge: highs that rise by at least 0.1 of the height and lows that rise by at least 0.15 of it more, so that
 * both lines rise and meet. It is completed below the line of the lows; the target lies the height below it. A falling
 * wedge with side -1.
 *
 * <p>T. N. Bulkowski, Encyclopedia of Chart Patterns, 2005; five swings as in A. W. Lo, H. Mamaysky, J. Wang, Foundations
 * of Technical Analysis, Journal of Finance 2000.
 */
record WedgeRule(int side) implements PatternRule {
    private static final double SLOPED = 0.1;
    private static final double CONVERGING = 0.15;

    @Override
    public boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape) {
        FiveSwings five = swings.five(side);
        if (!five.areThere()) {
            return false;
        }
        double lower = five.lower(nowMs);
        double rise = five.riseOfHighs();
        if (rise < SLOPED - ROUNDING
                || five.riseOfLows() < rise + CONVERGING - ROUNDING
                || five.fit() < -ROUNDING
                || five.upper(nowMs) <= lower) {
            return false;
        }
        double height = five.height();
        return shape.set(-side, side * lower, side * (lower - height), side * five.lastHigh(), height, five.fit(), 4);
    }
}
