package org.alphadetector.ingest.injection;

/**
 * The course of a log price as a polyline from (0, 0): time as a share of the move, height as a share of its size. Figures
 * of charts follow Bulkowski, "Encyclopedia of Chart Patterns" (2005); candles Nison, "Japanese Candlestick Charting
 * Techniques" (1991), their eight minutes being eight equal shares.
 */
final class PriceFigure {
    private static final PriceFigure NONE = of(0, 0, 1, 0);
    private static final PriceFigure RAMP = of(0, 0, 1, 1);
    private static final PriceFigure SWINGS = of(0, 0, 0.2, 1, 0.5, -0.6, 0.8, 0.8, 1, 0);
    private static final PriceFigure MOMENTUM_DIVERGENCE = of(0, 0, 0.2, -0.85, 0.45, -0.4, 0.95, -1, 1, -0.9);
    private static final PriceFigure HIDDEN_DIVERGENCE = of(0, 0, 0.15, -0.3, 0.85, 1, 1, -0.1);

    private static final PriceFigure DOJI = of(0, 0, 0.875, 0.6, 0.91, 0.85, 0.96, 0.35, 0.999, 0.6, 1, 0.6);
    private static final PriceFigure HAMMER = of(0, 0, 0.875, -0.6, 0.925, -1, 0.995, -0.58, 1, -0.58);
    private static final PriceFigure ENGULFING = of(0, 0, 0.75, -0.6, 0.875, -0.8, 0.885, -0.85, 1, -0.45);
    private static final PriceFigure HARAMI = of(0, 0, 0.75, -0.3, 0.875, -1, 0.877, -0.8, 1, -0.65);
    private static final PriceFigure SOLDIERS =
            of(0, 0, 0.625, -0.5, 0.75, -0.1, 0.76, -0.2, 0.875, 0.2, 0.885, 0.1, 1, 0.5);

    private static final PriceFigure BREAKOUT =
            of(0, 0, 0.12, 0.5, 0.25, 0, 0.38, 0.5, 0.5, 0.05, 0.63, 0.5, 0.75, 0.1, 0.9, 0.5, 1, 1.2);
    private static final PriceFigure RECLAIM =
            of(0, 0, 0.12, -0.5, 0.25, 0, 0.38, -0.5, 0.5, 0, 0.62, -0.5, 0.72, -1, 0.82, -1.05, 1, -0.1);
    private static final PriceFigure FALLING_WEDGE =
            of(0, 0, 0.12, -0.5, 0.25, -0.2, 0.4, -0.75, 0.52, -0.5, 0.65, -0.9, 0.75, -0.75, 0.85, -1, 1, -0.3);
    private static final PriceFigure FLAG =
            of(0, 0, 0.25, 1, 0.37, 0.85, 0.45, 0.93, 0.57, 0.75, 0.65, 0.83, 0.77, 0.65, 1, 1.1);
    private static final PriceFigure ASCENDING_TRIANGLE =
            of(0, 0, 0.15, 1, 0.3, 0.3, 0.45, 1, 0.58, 0.55, 0.7, 1, 0.8, 0.78, 1, 1.4);
    private static final PriceFigure SYMMETRICAL_TRIANGLE =
            of(0, 0, 0.12, 1, 0.28, 0.1, 0.44, 0.85, 0.58, 0.3, 0.7, 0.68, 0.8, 0.42, 0.88, 0.56, 1, 0.5);
    private static final PriceFigure INVERSE_HEAD_SHOULDERS =
            of(0, 0, 0.15, -0.6, 0.28, -0.25, 0.45, -1, 0.62, -0.25, 0.78, -0.6, 1, 0.1);
    private static final PriceFigure DOUBLE_BOTTOM = of(0, 0, 0.25, -1, 0.45, -0.4, 0.7, -1, 1, 0.05);
    private static final PriceFigure FALLING_LINE_BREAK =
            of(0, 0, 0.1, -0.5, 0.25, -0.2, 0.35, -0.7, 0.5, -0.4, 0.6, -0.9, 0.75, -0.6, 0.83, -0.95, 1, -0.1);
    private static final PriceFigure CHANNEL_BREAK =
            of(0, 0, 0.1, 0.4, 0.22, 0.15, 0.34, 0.6, 0.46, 0.35, 0.58, 0.8, 0.7, 0.55, 0.82, 1, 0.88, 0.8, 1, 1.5);

    private final double[] points;

    private PriceFigure(double[] points) {
        this.points = points;
    }

    /** The figure whose heights, times the direction, are the course; a direction of 0 counts as up. */
    static PriceFigure of(InjectionKind kind) {
        return switch (kind) {
            case SYNCHRONY_COUPLING -> SWINGS;
            case DIVERGENCE_MOMENTUM_BULLISH, DIVERGENCE_MOMENTUM_BEARISH -> MOMENTUM_DIVERGENCE;
            case DIVERGENCE_HIDDEN_BULLISH, DIVERGENCE_HIDDEN_BEARISH -> HIDDEN_DIVERGENCE;
            // a bullish one comes with a falling price
            case DIVERGENCE_DELTA_BULLISH, DIVERGENCE_DELTA_BEARISH -> of(0, 0, 1, -1);
            case PATTERN_DOJI -> DOJI;
            case PATTERN_HAMMER, PATTERN_SHOOTING_STAR -> HAMMER;
            case PATTERN_BULL_ENGULFING, PATTERN_BEAR_ENGULFING -> ENGULFING;
            case PATTERN_HARAMI_BULL, PATTERN_HARAMI_BEAR -> HARAMI;
            case PATTERN_THREE_WHITE_SOLDIERS, PATTERN_THREE_BLACK_CROWS -> SOLDIERS;
            case PATTERN_SUPPORT_BREAKOUT, PATTERN_RESISTANCE_BREAKOUT -> BREAKOUT;
            case PATTERN_SUPPORT_RECLAIM, PATTERN_RESISTANCE_RECLAIM -> RECLAIM;
            case PATTERN_FALLING_WEDGE, PATTERN_RISING_WEDGE -> FALLING_WEDGE;
            case PATTERN_BULL_FLAG, PATTERN_BEAR_FLAG -> FLAG;
            case PATTERN_ASCENDING_TRIANGLE, PATTERN_DESCENDING_TRIANGLE -> ASCENDING_TRIANGLE;
            case PATTERN_SYMMETRICAL_TRIANGLE -> SYMMETRICAL_TRIANGLE;
            case PATTERN_HEAD_SHOULDERS, PATTERN_INVERSE_HEAD_SHOULDERS -> INVERSE_HEAD_SHOULDERS;
            case PATTERN_DOUBLE_TOP, PATTERN_DOUBLE_BOTTOM -> DOUBLE_BOTTOM;
            case PATTERN_DIAGONAL_SUPPORT_BREAK, PATTERN_DIAGONAL_RESISTANCE_BREAK -> FALLING_LINE_BREAK;
            case PATTERN_DIAGONAL_CHANNEL_BREAK -> CHANNEL_BREAK;
            case SHIFT_VOLATILITY_UP, SHIFT_VOLATILITY_DOWN -> NONE;
            default -> kind.fields().contains(InjectedField.PRICE) ? RAMP : NONE;
        };
    }

    /** The height at a share of the move, in [0, 1]. */
    double height(double share) {
        int next = 2;
        while (next < points.length - 2 && points[next] < share) {
            next += 2;
        }
        double from = points[next - 2];
        double part = Math.min(1, (share - from) / (points[next] - from));
        return points[next - 1] + part * (points[next + 1] - points[next - 1]);
    }

    private static PriceFigure of(double... points) {
        return new PriceFigure(points);
    }
}
