package org.alphadetector.ingest.codec;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the members of messages of one type and remembers which field came after which: a writer mostly keeps its
 * order, so that a name needs one comparison and no look-up. What is remembered is only a guess that the bytes must bear out.
 */
final class FieldOrder {
    private static final int PATIENCE = 8;

    private final JsonCursor cursor;
    private final @Nullable Field[] next = new @Nullable Field[Field.COUNT];
    private final int[] misses = new int[Field.COUNT];
    private Field previous = Field.TYPE;
    private boolean isFirst;
    private @Nullable Field field;

    FieldOrder(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** Begins an object whose first member is next, or, when that was its type and is read, the one after it. */
    void begin(boolean isTypeRead) {
        previous = Field.TYPE;
        isFirst = !isTypeRead;
    }

    /** Moves to the value of the next member; false at the object's end. */
    boolean advance() {
        Field guess = isFirst ? null : next[previous.index];
        if (guess != null && cursor.skip(guess.nextMember)) {
            previous = guess;
            field = guess;
            return true;
        }
        if (!cursor.nextName(isFirst)) {
            return false;
        }
        isFirst = false;
        Field found = Field.NAMES.find(cursor);
        if (found != null) {
            learn(found);
            previous = found;
        }
        field = found;
        return true;
    }

    /** A guess that was right before is kept until it has failed several times: one odd message says little. */
    private void learn(Field found) {
        int place = previous.index;
        if (next[place] == null || ++misses[place] >= PATIENCE) {
            next[place] = found;
            misses[place] = 0;
        }
    }

    /** The member's field; null when the tick schema has none of its name. */
    @Nullable
    Field field() {
        return field;
    }
}
