package org.alphadetector.ingest.codec;

import java.util.List;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/**
 * What the decoders of ticks and of book changes share: the parts of the reader put together, the type of a message found
 * wherever it stands, and the check of required fields.
 */
final class MessageReader {
    /** The largest message, bytes. */
    static final int MAX_LENGTH = 1 << 20;

    static final String BOOK_CHANGE = "book_change";

    private static final NextBytes FIRST_TYPE = new NextBytes("\"type\":");
    private static final ByteNames<TickType> TYPES = new ByteNames<>(List.of(TickType.values()), TickType::wireName);

    final JsonCursor cursor = new JsonCursor();
    final Problem problem = new Problem();
    final JsonSkipper skipper;
    final ValueReader values;
    final LevelReader levels;

    MessageReader() {
        NumberReader number = new NumberReader();
        skipper = new JsonSkipper(cursor, number);
        values = new ValueReader(cursor, number, skipper, problem);
        levels = new LevelReader(cursor, skipper, values, problem);
    }

    /** Begins a message; false when it is too large or no object. */
    boolean begin(byte[] buffer, int offset, int length) {
        problem.clear();
        cursor.reset(buffer, offset, length);
        if (length > MAX_LENGTH) {
            problem.add(TickFault.TOO_LARGE, "the record has " + length + " bytes, the most is " + MAX_LENGTH);
            return false;
        }
        return cursor.expect('{');
    }

    /** Whether what was read turned out not to be JSON; the problem is then that and no other. */
    boolean isMalformed() {
        if (cursor.isFailed()) {
            problem.replace(TickFault.MALFORMED_JSON, cursor.failure());
            return true;
        }
        return false;
    }

    /** The tick type that stands first in the object, or null; the cursor is then past that member, else anywhere. */
    @Nullable
    TickType leadingType() {
        boolean isType = cursor.skip(FIRST_TYPE) || (cursor.nextName(true) && Field.NAMES.find(cursor) == Field.TYPE);
        return isType ? typeValue() : null;
    }

    /** The type of the string that comes next, or null without having moved past another value. */
    @Nullable
    TickType typeValue() {
        if (cursor.peek() != '"') {
            return null;
        }
        cursor.readString();
        return TYPES.find(cursor);
    }

    /**
     * The name of the type, searched in the whole object, of several the last; empty when there is none or it is null. Checks
     * the object to its end; the cursor stays before the first member, if it has not failed.
     */
    String searchedType() {
        int start = cursor.position();
        String name = "";
        for (boolean isFirst = true; cursor.nextName(isFirst); isFirst = false) {
            if (Field.NAMES.find(cursor) != Field.TYPE) {
                skipper.skip();
                continue;
            }
            byte first = cursor.peek();
            int from = cursor.position();
            skipper.skip();
            name = first == '"' ? cursor.shortText() : first == 'n' ? "" : cursorText(from);
        }
        cursor.expectEnd();
        if (!cursor.isFailed()) {
            cursor.moveTo(start);
        }
        return name;
    }

    private String cursorText(int from) {
        return Problem.excerpt(cursor.buffer(), from, cursor.position());
    }

    /** Notes the first required field that was not seen. */
    void checkRequired(MessageFields fields, long seen) {
        long missing = fields.required & ~seen;
        if (missing != 0 && !cursor.isFailed()) {
            Field field = Field.first(missing);
            problem.add(TickFault.MISSING_FIELD, field.wireName + " is absent");
        }
    }
}
