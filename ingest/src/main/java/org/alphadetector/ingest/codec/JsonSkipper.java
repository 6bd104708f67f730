package org.alphadetector.ingest.codec;

/** Steps over one JSON value of any kind, checking it as strictly as a value that is read. */
final class JsonSkipper {
    /** Objects and arrays inside each other; deeper ones are refused, so that no input can exhaust the stack. */
    static final int MAX_DEPTH = 64;

    private static final String TOO_DEEP = "nested deeper than " + MAX_DEPTH;

    private final JsonCursor cursor;
    private final NumberReader number;

    JsonSkipper(JsonCursor cursor, NumberReader number) {
        this.cursor = cursor;
        this.number = number;
    }

    /** Steps over the value that comes next, itself inside one object. */
    void skip() {
        skip(1);
    }

    /** Steps over the value that comes next, itself inside {@code depth} objects or arrays. */
    void skip(int depth) {
        byte first = cursor.peek();
        switch (first) {
            case '"' -> cursor.readString();
            case '{' -> skipObject(depth + 1);
            case '[' -> skipArray(depth + 1);
            case 't' -> cursor.readLiteral("true");
            case 'f' -> cursor.readLiteral("false");
            case 'n' -> cursor.readLiteral("null");
            default -> number.readToken(cursor);
        }
    }

    private void skipObject(int depth) {
        enter(depth);
        for (boolean isFirst = true; cursor.nextName(isFirst); isFirst = false) {
            skip(depth);
        }
    }

    private void skipArray(int depth) {
        enter(depth);
        for (boolean isFirst = true; cursor.nextElement(isFirst); isFirst = false) {
            skip(depth);
        }
    }

    private void enter(int depth) {
        if (depth > MAX_DEPTH) {
            cursor.fail(TOO_DEEP);
        } else {
            cursor.moveTo(cursor.position() + 1);
        }
    }
}
