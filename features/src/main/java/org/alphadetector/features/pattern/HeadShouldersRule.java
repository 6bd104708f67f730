package org.alphadetector.features.pattern;

/**
 * Head and shoulders: five swings, of which the middle top is the highest, both shoulders differ by at most 0.3 of the
 * height and so do both lows between them. The neckline goes through the lows; the height is that of the head above it,
 * and the target lies as far below it. Upside down with side -1.
 *
 * <p>A. W. Lo, H. Mamaysky, J. Wang, Foundations of Technical Analysis, Journal of Finance 2000, with a share of the
 * height in place of their 1.5 % of the price, which no minute moves.
 */
record HeadShouldersRule(int side) implements PatternRule {
    private static final double TOLERANCE = 0.3;

    @Override
    public boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape) {
        if (swings.size() < 5 || !swings.isNewestHigh(side)) {
            return false;
        }
        double right = swings.price(side, 0);
        double head = swings.price(side, 2);
        double left = swings.price(side, 4);
        double height = head - swings.lineAt(side, 3, 1, swings.time(2));
        double uneven = Math.max(Math.abs(right - left), Math.abs(swings.price(side, 1) - swings.price(side, 3)));
        if (!(head > right && head > left && uneven <= (TOLERANCE + ROUNDING) * height)) {
            return false;
        }
        double neck = swings.lineAt(side, 3, 1, nowMs);
        return shape.set(
                -side, side * neck, side * (neck - height), side * right, height, 1 - uneven / (TOLERANCE * height), 4);
    }
}
