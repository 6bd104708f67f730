package org.alphadetector.features.pattern;

/**
 * Double top: two tops that differ by at most 0.15 of the height, with a low between them that is above the low before
 * them. The line is the price of that low, the target lies the height below it. A double bottom with side -1.
 *
 * <p>R. D. Edwards, J. Magee, Technical Analysis of Stock Trends, 1948; A. W. Lo, H. Mamaysky, J. Wang, Foundations of
 * Technical Analysis, Journal of Finance 2000.
 */
record DoubleExtremeRule(int side) implements PatternRule {
    private static final double TOLERANCE = 0.15;

    @Override
    public boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape) {
        if (swings.size() < 4 || !swings.isNewestHigh(side)) {
            return false;
        }
        double second = swings.price(side, 0);
        double low = swings.price(side, 1);
        double first = swings.price(side, 2);
        double top = Math.max(first, second);
        double height = top - low;
        double uneven = Math.abs(first - second);
        if (!(uneven <= (TOLERANCE + ROUNDING) * height && swings.price(side, 3) < low)) {
            return false;
        }
        return shape.set(
                -side, side * low, side * (low - height), side * top, height, 1 - uneven / (TOLERANCE * height), 2);
    }
}
