package org.alphadetector.features.market;

import java.util.List;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/**
 * How many assets are shocked at once: the largest number, over the 5-second buckets of the bar, of assets whose bit of
 * the bucket is set. A longer bar takes the largest of its minutes, which are kept for an hour. Undefined when no asset
 * used in the bar has ticks.
 */
final class ShockWidth {
    private static final String KEY = "cross-section/shock-width";
    private static final int BUCKETS = 12;
    private static final int MINUTES = 60;
    private static final int UNDEFINED = -1;

    private final MarketInputs inputs;
    private final int shockCount;
    private final StateBuffer buffer = new StateBuffer();
    private final StateSlice pointMicros = buffer.allocate("minute_point_micros", MINUTES);
    private final StateSlice widths = buffer.allocate("minute_width", MINUTES);

    ShockWidth(MarketInputs inputs, LiveStates states, RowLayout market) {
        this.inputs = inputs;
        shockCount = market.lane(MarketColumns.SHOCK_COUNT_5S);
        states.register(KEY, buffer);
    }

    void fill(LatticePoint point, List<Row> used, Row market) {
        int width = point.timeframe() == Timeframe.M1 ? keep(point, widest(used)) : widestOfMinutes(point);
        if (width != UNDEFINED) {
            market.number(shockCount, width);
        }
    }

    private int widest(List<Row> used) {
        int[] counts = new int[BUCKETS];
        int widest = UNDEFINED;
        for (Row row : used) {
            double bits = inputs.shockBits(row);
            if (Double.isNaN(bits)) {
                continue;
            }
            widest = Math.max(widest, 0);
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                counts[bucket] += ((int) bits >> bucket) & 1;
                widest = Math.max(widest, counts[bucket]);
            }
        }
        return widest;
    }

    private int keep(LatticePoint minute, int width) {
        int slot = slot(minute.pointMicros());
        pointMicros.word(slot, minute.pointMicros());
        widths.word(slot, width);
        buffer.markDirty();
        return width;
    }

    private int widestOfMinutes(LatticePoint point) {
        int widest = UNDEFINED;
        long minuteMicros = Timeframe.M1.micros();
        for (long at = point.startMicros() + minuteMicros; at <= point.pointMicros(); at += minuteMicros) {
            int slot = slot(at);
            if (pointMicros.word(slot) == at) {
                widest = Math.max(widest, (int) widths.word(slot));
            }
        }
        return widest;
    }

    private static int slot(long atMicros) {
        return (int) Math.floorMod(atMicros / Timeframe.M1.micros(), (long) MINUTES);
    }
}
