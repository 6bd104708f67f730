package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;

/**
 * A position in the bytes of one JSON text, with strict reading of its tokens. The last string read (a name or a value)
 * lies at {@link #textStart}, {@link #textLength} bytes long, still escaped if {@link #isTextEscaped}.
 *
 * <p>Bytes that are not JSON end the text where they stand: {@link #isFailed} says so from then on, every object and array
 * is at its end, and nothing else can be read. An exception would say the same, but finding its way out of compiled code
 * costs about as much as reading a message.
 */
final class JsonCursor {
    private static final long ONES = Words.repeat((char) 1);
    private static final long SPACES = Words.repeat(' ');
    private static final long QUOTES = Words.repeat('"');
    private static final long BACKSLASHES = Words.repeat('\\');
    /** At six bytes a character, the most that an escape has, 128 characters. */
    private static final int SHORT_BYTES = 768;

    private byte[] buffer = new byte[0];
    private int position;
    private int end;
    private int textStart;
    private int textLength;
    private boolean textEscaped;
    private String failure = "";
    private int failedAt;

    void reset(byte[] newBuffer, int offset, int length) {
        buffer = newBuffer;
        position = offset;
        end = offset + length;
        failure = "";
    }

    /** Whether the bytes have turned out not to be JSON. */
    boolean isFailed() {
        return !failure.isEmpty();
    }

    /** Why and where, in words; only when it {@linkplain #isFailed failed}. */
    String failure() {
        return failure + " at byte " + failedAt;
    }

    /** Takes note that the text is no JSON from the position on, if it was until here; gives false. */
    boolean fail(String what) {
        if (failure.isEmpty()) {
            failure = what;
            failedAt = position;
        }
        position = end;
        textLength = 0;
        textEscaped = false;
        return false;
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    int end() {
        return end;
    }

    int textStart() {
        return textStart;
    }

    int textLength() {
        return textLength;
    }

    boolean isTextEscaped() {
        return textEscaped;
    }

    /** The last string as text, escapes resolved. */
    String text() {
        return textEscaped
                ? JsonText.unescape(buffer, textStart, textLength)
                : new String(buffer, textStart, textLength, StandardCharsets.UTF_8);
    }

    /**
     * As {@link #text}, but of a long string only what its first 768 bytes say, more than 100 characters: for what is refused
     * when it is long, and told with its beginning.
     */
    String shortText() {
        int length = Math.min(textLength, SHORT_BYTES);
        return textEscaped
                ? JsonText.unescape(buffer, textStart, length)
                : new String(buffer, textStart, length, StandardCharsets.UTF_8);
    }

    /** Skips white space and gives the next byte without consuming it; 0 and a failure where the text ends. */
    byte peek() {
        byte[] bytes = buffer;
        int limit = end;
        for (int at = position; at < limit; at++) {
            byte b = bytes[at];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                position = at;
                return b;
            }
        }
        position = limit;
        fail("ends too early");
        return 0;
    }

    /** Skips white space and consumes exactly this byte; false when another one comes. */
    boolean expect(char wanted) {
        if (peek() != wanted) {
            return fail("expected '" + wanted + "'");
        }
        position++;
        return true;
    }

    /** Moves past exactly these bytes, if they are seen to come next. */
    boolean skip(NextBytes wanted) {
        if (!wanted.isAt(buffer, position, end)) {
            return false;
        }
        position += wanted.length;
        return true;
    }

    /** Moves to the next member of an object, after its colon; false at the end. The name is the last string. */
    boolean nextName(boolean isFirst) {
        byte next = peek();
        if (next == '}') {
            position++;
            return false;
        }
        if (!isFirst) {
            next = afterComma(next);
        }
        if (next != '"') {
            return fail("expected a field name");
        }
        readString();
        return expect(':');
    }

    /** Moves to the next element of an array; false at the end. */
    boolean nextElement(boolean isFirst) {
        byte next = peek();
        if (next == ']') {
            position++;
            return false;
        }
        if (!isFirst) {
            afterComma(next);
        }
        return !isFailed();
    }

    private byte afterComma(byte next) {
        if (next != ',') {
            fail("expected ','");
            return 0;
        }
        position++;
        return peek();
    }

    /** Reads the string whose opening quote is next; of one that fails nothing is left. */
    void readString() {
        byte[] bytes = buffer;
        int limit = end;
        int at = position + 1;
        textStart = at;
        textEscaped = false;
        while (at < limit) {
            at = afterPlain(bytes, at, limit);
            if (at < limit) {
                if (bytes[at] == '"') {
                    textLength = at - textStart;
                    position = at + 1;
                    return;
                }
                at = afterUnusual(at);
            }
        }
        position = limit;
        fail("ends inside a string");
    }

    /** The next quote, backslash, control character or byte that is not ASCII: eight bytes a step, then one. */
    static int afterPlain(byte[] bytes, int from, int limit) {
        int at = from;
        for (; at + Long.BYTES <= limit; at += Long.BYTES) {
            long word = Words.at(bytes, at);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            // A byte's high bit says so; a borrow can only disturb bytes after one that is found.
            long quoteFound = (quote - ONES) & ~quote;
            long backslashFound = (backslash - ONES) & ~backslash;
            long controlFound = (word - SPACES) & ~word;
            long found = (quoteFound | backslashFound | controlFound | word) & Words.HIGHS;
            if (found != 0) {
                return at + Words.firstHigh(found);
            }
        }
        while (at < limit && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private int afterUnusual(int at) {
        byte b = buffer[at];
        if (b == '\\') {
            textEscaped = true;
            return afterEscape(at + 1);
        }
        int after = Utf8.afterSequences(buffer, at, end);
        if (after == at || (after < end && buffer[after] < 0)) {
            return failAt(after, b >= 0 ? "control character in a string" : "not UTF-8");
        }
        return after;
    }

    private int afterEscape(int at) {
        if (at >= end) {
            return failAt(at, "ends inside a string");
        }
        if (buffer[at] != 'u') {
            return JsonText.simpleEscape(buffer[at]) == 0 ? failAt(at, "unknown escape") : at + 1;
        }
        if (at + 4 >= end || JsonText.hexValue(buffer, at + 1) < 0) {
            return failAt(at, "bad unicode escape");
        }
        return at + 5;
    }

    /** Fails at a place; gives the end of the text, where reading goes on. */
    private int failAt(int at, String what) {
        position = at;
        fail(what);
        return end;
    }

    /** Consumes {@code true}, {@code false} or {@code null}. */
    void readLiteral(String literal) {
        int length = literal.length();
        if (position + length > end) {
            fail("ends too early");
            return;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[position + i] != literal.charAt(i)) {
                fail("unknown literal");
                return;
            }
        }
        position += length;
    }

    /** Requires that nothing but white space follows. */
    void expectEnd() {
        while (position < end) {
            byte b = buffer[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                fail("something follows the object");
                return;
            }
            position++;
        }
    }
}
