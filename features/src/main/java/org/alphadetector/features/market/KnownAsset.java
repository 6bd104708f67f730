package org.alphadetector.features.market;

import java.util.EnumMap;
import java.util.Map;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/** What the market stage remembers of one asset. */
final class KnownAsset {
    private final StateBuffer buffer = new StateBuffer();
    private final StateSlice lastRowMicros = buffer.allocate("last_row_micros", 1);
    private final Map<Timeframe, DecayingSum> movedNotionals = new EnumMap<>(Timeframe.class);

    KnownAsset() {
        for (Timeframe timeframe : Timeframe.values()) {
            movedNotionals.put(timeframe, new DecayingSum(buffer, timeframe));
        }
    }

    StateBuffer buffer() {
        return buffer;
    }

    /** The point of the asset's last row. */
    long lastRowMicros() {
        return lastRowMicros.word(0);
    }

    void seenAt(long pointMicros) {
        lastRowMicros.word(0, pointMicros);
        buffer.markDirty();
    }

    /** Adds |notional x return| of the bar that closes at the point, and returns the weighted sum. */
    double addMovedNotional(LatticePoint point, double movedNotional) {
        DecayingSum sum = movedNotionals.get(point.timeframe());
        if (sum == null) {
            throw new IllegalArgumentException("point=" + point);
        }
        buffer.markDirty();
        return sum.add(point.pointMicros(), movedNotional);
    }
}
