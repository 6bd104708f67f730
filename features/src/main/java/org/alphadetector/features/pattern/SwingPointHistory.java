package org.alphadetector.features.pattern;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.swing.ConfirmedSwings;
import org.alphadetector.features.swing.Swings;

/**
 * The last confirmed swings of both sides in one list, in order of time: at most ten of each. Undefined in the first 14
 * bars, then empty until a swing is confirmed.
 */
public final class SwingPointHistory implements BarFeature {
    private static final Member KIND = Member.code("kind", "high", "low");
    private static final int WIDTH = 3;

    public static final Column SWING_POINT_HISTORY = Column.named(
                    "swing_point_history", SqlType.OBJECTS, "Pattern Detection Features")
            .window("last 10 confirmed of each side")
            .members(Member.number("price"), KIND, Member.number("time_ms"))
            .formula("swing_highs and swing_lows with their times, by time")
            .inputs(ConfirmedSwings.inputs())
            .ownBars(Swings.SWING_HIGHS.warmup())
            .fromCandles()
            .meaning("The last confirmed swing highs and lows, newest last. NULL in the first 14 bars.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("swing_point_history", List.of(SWING_POINT_HISTORY), SwingPointHistory::new);

    private final ConfirmedSwings confirmed;
    private final SwingSequence swings;
    private final int highsLane;
    private final int lane;

    public SwingPointHistory(FeatureContext context) {
        confirmed = new ConfirmedSwings(context);
        swings = new SwingSequence(confirmed);
        highsLane = context.input(Swings.SWING_HIGHS);
        lane = context.output(SWING_POINT_HISTORY);
    }

    @Override
    public void close(Bar bar, Row row) {
        if (row.list(highsLane) == null) {
            return;
        }
        swings.read(row);
        double[] list = new double[WIDTH * swings.size()];
        for (int i = 0; i < swings.size(); i++) {
            int at = list.length - WIDTH * (i + 1);
            list[at] = swings.price(i);
            list[at + 1] = KIND.code(swings.isHigh(i) ? "high" : "low");
            list[at + 2] = swings.time(i);
        }
        row.list(lane, list);
    }

    @Override
    public void restart() {
        confirmed.clear();
    }
}
