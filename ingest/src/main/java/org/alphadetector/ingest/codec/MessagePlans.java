package org.alphadetector.ingest.codec;

import java.util.Arrays;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/**
 * The plans of the messages seen last, by the eight bytes where nearly every writer has the type. A plan is only a guess
 * that a message must bear out; one that fails again and again is made anew, each time after twice as many failures, so that
 * messages that are never alike cost little. Not for several threads.
 */
final class MessagePlans {
    /** A longer message has no plan. */
    private static final int LONGEST = 8192;

    private static final int TYPE_AT = "{\"type\":\"".length();
    private static final int SHORTEST = TYPE_AT + Long.BYTES;
    private static final int PLACE_BITS = 8;
    private static final int FIRST_PATIENCE = 8;
    private static final int MOST_PATIENCE = 1 << 20;
    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

    private final @Nullable MessagePlan[] plans = new @Nullable MessagePlan[1 << PLACE_BITS];
    private final int[] failures = new int[1 << PLACE_BITS];
    private final int[] patience = new int[1 << PLACE_BITS];
    private final PlanMaker maker = new PlanMaker();
    private final PlanReader reader;
    private final Tick scratch = new Tick();

    MessagePlans(PlanReader reader) {
        this.reader = reader;
        Arrays.fill(patience, 1);
    }

    /** Reads a message by its plan; false, and the tick is unspecified, when there is none or it does not hold. */
    boolean read(byte[] message, int offset, int length, @Nullable AssetNames names, byte @Nullable [] key, Tick tick) {
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        int place = place(message, offset);
        MessagePlan plan = plans[place];
        if (plan == null || !reader.read(plan, message, offset, offset + length, names, key, tick)) {
            return false;
        }
        if (failures[place] != 0) {
            failures[place] = 0;
        }
        return true;
    }

    /** Takes note of a good message that {@link #read} could not read. */
    void learn(byte[] message, int offset, int length, TickType type) {
        if (length < SHORTEST || length > LONGEST) {
            return;
        }
        int place = place(message, offset);
        if (++failures[place] < patience[place]) {
            return;
        }
        failures[place] = 0;
        patience[place] = Math.min(Math.max(FIRST_PATIENCE, patience[place] * 2), MOST_PATIENCE);
        MessagePlan plan = maker.make(message, offset, length, type);
        boolean holds = plan != null && reader.read(plan, message, offset, offset + length, null, null, scratch);
        plans[place] = holds ? plan : null;
    }

    private static int place(byte[] message, int offset) {
        return (int) ((Words.at(message, offset + TYPE_AT) * HASH_FACTOR) >>> (Long.SIZE - PLACE_BITS));
    }
}
