package org.alphadetector.features.pattern;

/**
 * Ascending triangle: highs that differ by at most 0.1 of the height, lows that rise by at least 0.2 of it. The line is
 * that of the highs, the target lies the height above it. A descending triangle with side -1.
 *
 * <p>R. D. Edwards, J. Magee, Technical Analysis of Stock Trends, 1948; five swings as in A. W. Lo, H. Mamaysky, J. Wang,
 * Foundations of Technical Analysis, Journal of Finance 2000.
 */
record FlatTriangleRule(int side) implements PatternRule {
    private static final double FLAT = 0.1;
    private static final double SLOPED = 0.2;

    @Override
    public boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape) {
        FiveSwings five = swings.five(side);
        if (!five.areThere()) {
            return false;
        }
        double upper = five.upper(nowMs);
        if (Math.abs(five.riseOfHighs()) > FLAT + ROUNDING
                || five.riseOfLows() < SLOPED - ROUNDING
                || five.fit() < -ROUNDING
                || upper <= five.lower(nowMs)) {
            return false;
        }
        double height = five.height();
        return shape.set(side, side * upper, side * (upper + height), side * five.lastLow(), height, five.fit(), 4);
    }
}
