package org.alphadetector.features.pattern;

/**
 * Symmetrical triangle: highs that fall and lows that rise by at least 0.2 of the height each. It is completed beyond
 * either line, that of the half in which the close is; the target lies the height beyond it.
 *
 * <p>R. D. Edwards, J. Magee, Technical Analysis of Stock Trends, 1948; five swings as in A. W. Lo, H. Mamaysky, J. Wang,
 * Foundations of Technical Analysis, Journal of Finance 2000.
 */
record SymmetricalTriangleRule() implements PatternRule {
    private static final double SLOPED = 0.2;

    @Override
    public boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape) {
        FiveSwings five = swings.five(1);
        if (!five.areThere()) {
            return false;
        }
        double upper = five.upper(nowMs);
        double lower = five.lower(nowMs);
        if (five.riseOfHighs() > ROUNDING - SLOPED
                || five.riseOfLows() < SLOPED - ROUNDING
                || five.fit() < -ROUNDING
                || upper <= lower) {
            return false;
        }
        double height = five.height();
        boolean isUp = close >= (upper + lower) / 2;
        return isUp
                ? shape.set(1, upper, upper + height, five.lastLow(), height, five.fit(), 4)
                : shape.set(-1, lower, lower - height, five.lastHigh(), height, five.fit(), 4);
    }
}
