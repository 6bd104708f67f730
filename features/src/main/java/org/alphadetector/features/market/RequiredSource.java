package org.alphadetector.features.market;

import java.util.Collection;
import java.util.List;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.OtherSourcesException;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/**
 * One source that is waited for: how far its marks have come, and at which points it is left out.
 *
 * <p>One span of exclusion is enough to remember. When a source is excluded again before its marks have passed the last
 * span, nothing was closed in between, so the spans are one; when they have passed it, no row of it will come any more.
 */
final class RequiredSource {
    private static final String MARK_STATE = "mark/";
    private static final int HAS_MARK = 0;
    private static final int POINT_MICROS = 1;
    private static final int AFTER_MICROS = 0;
    private static final int LAST_MICROS = 1;
    private static final int IS_BY_TIMER = 2;
    private static final int DROPPED_ROWS = 3;

    private final List<ExcludedSpan> planned;
    private final StateBuffer markBuffer = new StateBuffer();
    private final StateSlice mark = markBuffer.allocate("mark", 2);
    private final StateBuffer exclusionBuffer = new StateBuffer();
    private final StateSlice exclusion = exclusionBuffer.allocate("exclusion", 4);
    private ExcludedSpan span;

    RequiredSource(RequiredMark source, List<ExcludedSpan> planned, LiveStates states) {
        this.planned = planned;
        states.register(MARK_STATE + name(source), markBuffer);
        states.register("exclusion/" + name(source), exclusionBuffer);
        span = readSpan();
    }

    /** Refuses restored states of other sources. */
    static void requireSame(Collection<RequiredMark> required, LiveStates states) {
        OtherSourcesException.requireSame(
                states.unclaimed(MARK_STATE).stream()
                        .map(key -> key.substring(MARK_STATE.length()))
                        .toList(),
                required.stream().map(RequiredSource::name).toList());
    }

    /** Takes a mark in; false when it is no news. */
    boolean accept(long pointMicros) {
        if (pointMicros <= markMicros()) {
            return false;
        }
        mark.word(HAS_MARK, 1);
        mark.word(POINT_MICROS, pointMicros);
        return true;
    }

    /** The point of its last mark, {@link ControlEffect#NOTHING_CLOSED} before the first. */
    long markMicros() {
        return mark.word(HAS_MARK) == 0 ? ControlEffect.NOTHING_CLOSED : mark.word(POINT_MICROS);
    }

    /** Up to which point nothing waits for it. */
    long reachMicros() {
        long reach = markMicros();
        long before;
        do {
            before = reach;
            for (ExcludedSpan each : planned) {
                reach = each.extend(reach);
            }
            reach = span.extend(reach);
        } while (reach != before);
        return reach;
    }

    boolean isExcludedAt(long pointMicros) {
        if (span.contains(pointMicros)) {
            return true;
        }
        for (ExcludedSpan each : planned) {
            if (each.contains(pointMicros)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a control record has left it out and none has taken it in again. */
    boolean isExcluded() {
        return span.lastMicros() == ExcludedSpan.OPEN;
    }

    /** Who left it out last. */
    Origin excludedBy() {
        return exclusion.word(IS_BY_TIMER) == 0 ? Origin.OPERATOR : Origin.TIMER;
    }

    void exclude(long closedMicros, Origin origin) {
        boolean isContinued = span.lastMicros() == closedMicros;
        exclusion.word(AFTER_MICROS, isContinued ? span.afterMicros() : closedMicros);
        exclusion.word(LAST_MICROS, ExcludedSpan.OPEN);
        exclusion.word(IS_BY_TIMER, origin == Origin.TIMER ? 1 : 0);
        span = readSpan();
    }

    void include(long closedMicros) {
        exclusion.word(LAST_MICROS, closedMicros);
        span = readSpan();
    }

    /** A row of it was left out. */
    void drop() {
        exclusion.addWord(DROPPED_ROWS, 1);
    }

    /** Rows of it that were left out, since the beginning. */
    long droppedRows() {
        return exclusion.word(DROPPED_ROWS);
    }

    private static String name(RequiredMark source) {
        return source.source().topic() + '/' + source.source().partition() + '/' + source.exchange();
    }

    private ExcludedSpan readSpan() {
        return new ExcludedSpan(exclusion.word(AFTER_MICROS), exclusion.word(LAST_MICROS));
    }
}
