package org.alphadetector.features.bar;

import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/** What the minutes of a longer bar have told so far, apart from their rows. */
final class BarSoFar {
    private static final int MESSAGES = 0;
    private static final int CANDLE = 1;
    private static final int GAP = 2;
    private static final int RESTARTED = 3;
    private static final int DROPPED_TICKS = 4;
    private static final int WORDS = 5;

    private final Timeframe timeframe;
    private final StateSlice slice;

    BarSoFar(Timeframe timeframe, StateBuffer buffer) {
        this.timeframe = timeframe;
        slice = buffer.allocate("bar_so_far", WORDS);
    }

    void accept(Bar minute) {
        mark(MESSAGES, minute.hasMessages());
        mark(CANDLE, minute.isCandle());
        mark(GAP, minute.hasGap());
        mark(RESTARTED, minute.isRestarted());
        slice.addWord(DROPPED_TICKS, minute.droppedTicks());
    }

    /** The bar that ends with the minute, which {@link #accept} has seen. */
    Bar close(Bar minute) {
        Bar bar = new Bar(
                timeframe,
                minute.endMicros() - timeframe.micros(),
                minute.endMicros(),
                slice.word(MESSAGES) != 0,
                slice.word(CANDLE) != 0,
                slice.word(GAP) != 0,
                minute.isDisconnected(),
                slice.word(RESTARTED) != 0,
                slice.word(DROPPED_TICKS));
        slice.clear();
        return bar;
    }

    void restart() {
        slice.clear();
    }

    private void mark(int word, boolean isTrue) {
        if (isTrue) {
            slice.word(word, 1);
        }
    }
}
