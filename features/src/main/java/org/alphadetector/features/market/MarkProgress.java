package org.alphadetector.features.market;

import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.asset.Mark;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/** How far each required source has come, and so up to which point everything is closed. */
final class MarkProgress {
    /** The instant that is before every point. */
    static final long NOTHING_CLOSED = Long.MIN_VALUE;

    private static final int HAS_MARK = 0;
    private static final int POINT_MICROS = 1;

    private record Source(StateBuffer buffer, StateSlice words) {}

    private final RequiredMarks required;
    private final Map<RequiredMark, Source> sources = new TreeMap<>();
    private long closedMicros;

    MarkProgress(RequiredMarks required, LiveStates states) {
        this.required = required;
        for (RequiredMark mark : required.required()) {
            StateBuffer buffer = new StateBuffer();
            Source source = new Source(buffer, buffer.allocate("mark", 2));
            states.register(key(mark), buffer);
            sources.put(mark, source);
        }
        closedMicros = earliest();
    }

    /** Every point up to and including this instant is closed. */
    long closedMicros() {
        return closedMicros;
    }

    /** Takes a mark in; one that is no news changes nothing. */
    void accept(Mark mark) {
        RequiredMark key = RequiredMark.of(mark);
        Source source = sources.get(key);
        if (source == null) {
            if (required.excluded().contains(key)) {
                return;
            }
            throw new IllegalStateException("a mark that is not required: source=" + mark.source() + " exchange="
                    + mark.exchange() + "; add the exchange to the configuration");
        }
        boolean isNews = source.words.word(HAS_MARK) == 0 || mark.pointMicros() > source.words.word(POINT_MICROS);
        if (isNews) {
            source.words.word(HAS_MARK, 1);
            source.words.word(POINT_MICROS, mark.pointMicros());
            source.buffer.markDirty();
            closedMicros = earliest();
        }
    }

    private long earliest() {
        long earliest = Long.MAX_VALUE;
        for (Source source : sources.values()) {
            boolean hasMark = source.words.word(HAS_MARK) != 0;
            earliest = Math.min(earliest, hasMark ? source.words.word(POINT_MICROS) : NOTHING_CLOSED);
        }
        return earliest;
    }

    private static String key(RequiredMark mark) {
        return "mark/" + mark.source().topic() + '/' + mark.source().partition() + '/' + mark.exchange();
    }
}
