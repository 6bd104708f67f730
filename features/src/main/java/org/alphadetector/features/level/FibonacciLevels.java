package org.alphadetector.features.level;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.swing.Swings;
import org.jspecify.annotations.Nullable;

/**
 * Where the price would be after it has given back 23.6, 38.2, 50, 61.8 and 78.6 % of the last confirmed leg, in quote
 * currency. The leg goes from the newest swing low up to the newest swing high, or down the other way, whichever of
 * both is newer being its end. Undefined until one swing of each side is confirmed.
 *
 * <p>R. Fischer, Fibonacci Applications and Strategies for Traders, 1993; 38.2 and 61.8 % are powers of the golden
 * ratio.
 */
public final class FibonacciLevels implements BarFeature {
    public static final Column FIBONACCI_LEVELS = Column.named(
                    "fibonacci_levels", SqlType.OBJECT, "Pattern Detection Features")
            .unit("quote currency")
            .window("last confirmed leg")
            .members(
                    Member.code("leg", "up", "down"),
                    Member.number("r236"),
                    Member.number("r382"),
                    Member.number("r500"),
                    Member.number("r618"),
                    Member.number("r786"))
            .formula(
                    "end of the leg + share x (its start - its end), shares 0.236, 0.382, 0.5, 0.618, 0.786; Fischer 1993")
            .inputs("swing_high_times", "swing_low_times", "current_swing_high", "current_swing_low")
            .ownBars(Swings.CURRENT_SWING_HIGH.warmup())
            .awaitsEvent()
            .fromCandles()
            .meaning("Retracements of the last confirmed leg. NULL until a swing high and a swing low are confirmed.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("fibonacci_levels", List.of(FIBONACCI_LEVELS), FibonacciLevels::new);

    private final int highLane;
    private final int lowLane;
    private final int highTimesLane;
    private final int lowTimesLane;
    private final int lane;

    public FibonacciLevels(FeatureContext context) {
        highLane = context.input(Swings.CURRENT_SWING_HIGH);
        lowLane = context.input(Swings.CURRENT_SWING_LOW);
        highTimesLane = context.input(Swings.SWING_HIGH_TIMES);
        lowTimesLane = context.input(Swings.SWING_LOW_TIMES);
        lane = context.output(FIBONACCI_LEVELS);
    }

    @Override
    public void close(Bar bar, Row row) {
        double high = row.number(highLane);
        double low = row.number(lowLane);
        if (Double.isNaN(high) || Double.isNaN(low)) {
            return;
        }
        boolean isUp = last(row.list(highTimesLane)) > last(row.list(lowTimesLane));
        double end = isUp ? high : low;
        double back = isUp ? low - high : high - low;
        row.list(lane, new double[] {
            isUp ? 0 : 1,
            end + 0.236 * back,
            end + 0.382 * back,
            end + 0.5 * back,
            end + 0.618 * back,
            end + 0.786 * back
        });
    }

    private static double last(double @Nullable [] times) {
        return times == null || times.length == 0 ? 0 : times[times.length - 1];
    }

    @Override
    public void restart() {}
}
