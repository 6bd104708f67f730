package org.alphadetector.features.bar;

import java.util.EnumMap;
import java.util.Map;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;

/**
 * The state of one owner, an asset for instance, apart by what changes it: a common part, and one for each timeframe,
 * so that the close of a minute does not rewrite the state of the hour.
 */
public final class OwnerBuffers {
    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private final StateBuffer common;
    private final Map<Timeframe, StateBuffer> byTimeframe = new EnumMap<>(Timeframe.class);
    private final StateBuffer minute;

    /** Empty buffers whose layout is open. */
    public OwnerBuffers() {
        this(new StateBuffer(), new StateBuffer(), new StateBuffer(), new StateBuffer());
    }

    private OwnerBuffers(StateBuffer common, StateBuffer minute, StateBuffer quarter, StateBuffer hour) {
        this.common = common;
        this.minute = minute;
        byTimeframe.put(Timeframe.M1, minute);
        byTimeframe.put(Timeframe.M15, quarter);
        byTimeframe.put(Timeframe.H1, hour);
    }

    /** What belongs to no timeframe: of an asset, what ticks change. */
    public StateBuffer common() {
        return common;
    }

    /** What closing a bar of the timeframe changes. */
    public StateBuffer of(Timeframe timeframe) {
        StateBuffer buffer = byTimeframe.get(timeframe);
        if (buffer == null) {
            throw new IllegalArgumentException("timeframe=" + timeframe);
        }
        return buffer;
    }

    /** Buffers of the same layouts with the words as they are now, all at one {@link #place}. */
    public OwnerBuffers copy() {
        OwnerBuffers copy = new OwnerBuffers(
                common.copy(),
                minute.copy(),
                of(Timeframe.M15).copy(),
                of(Timeframe.H1).copy());
        for (Timeframe timeframe : TIMEFRAMES) {
            if (copy.of(timeframe).place() != copy.place()) {
                throw new IllegalStateException("the states of an owner have different places: common=" + copy.place()
                        + ' ' + timeframe.label() + '=' + copy.of(timeframe).place());
            }
        }
        return copy;
    }

    /** Where the words of every part are. */
    public int place() {
        return common.place();
    }

    /**
     * From now on the slices of the common part and of minutes mean the copy of that place: for ticks, which need no
     * more.
     */
    public void showMinute(int place) {
        common.show(place);
        minute.show(place);
    }

    /** From now on the slices of every part mean the copy of that place. */
    public void show(int place) {
        common.show(place);
        for (Timeframe timeframe : TIMEFRAMES) {
            of(timeframe).show(place);
        }
    }

    /** Hands a copy's parts to the states that are saved; what was restored is loaded. */
    public void register(LiveStates states, String kind, String owner) {
        states.register(key(kind, owner), common);
        byTimeframe.forEach((timeframe, buffer) -> states.register(key(kind, timeframe, owner), buffer));
    }

    /** Deletes a copy's parts, which are of no more use. */
    public void forget(LiveStates states, String kind, String owner) {
        states.forget(key(kind, owner));
        byTimeframe.keySet().forEach(timeframe -> states.forget(key(kind, timeframe, owner)));
        common.release();
        byTimeframe.values().forEach(StateBuffer::release);
    }

    /** The key of an owner's common part. */
    public static String key(String kind, String owner) {
        return kind + '/' + owner;
    }

    private static String key(String kind, Timeframe timeframe, String owner) {
        return kind + '.' + timeframe.label() + '/' + owner;
    }
}
