package org.alphadetector.ingest.adapter.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.alphadetector.ingest.codec.NumberReader;
import org.alphadetector.ingest.codec.StringTable;
import org.alphadetector.ingest.codec.TradeIds;
import org.alphadetector.ingest.tick.Tick;

/** The fields of a comma-separated line without quotes, as slices of its buffer. Reused from line to line. */
public final class CsvLine {
    private static final byte[] NO_BYTES = {};

    private final NumberReader number = new NumberReader();
    private byte[] buffer = NO_BYTES;
    private int[] ends = new int[32];
    private int start;
    private int count;

    /** Takes in a line. */
    public void split(byte[] lineBuffer, int offset, int length) {
        buffer = lineBuffer;
        start = offset;
        count = 0;
        int to = offset + length;
        for (int i = offset; i < to; i++) {
            if (lineBuffer[i] == ',') {
                end(i);
            }
        }
        end(to);
    }

    private void end(int position) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = position;
    }

    /** The number of fields. */
    public int count() {
        return count;
    }

    /** Whether the field is absent (a negative index says that the file has no such column) or empty. */
    public boolean isEmpty(int field) {
        return field < 0 || from(field) == to(field);
    }

    /** The first byte of a field, or 0 where it is empty. */
    public int firstByte(int field) {
        return isEmpty(field) ? 0 : buffer[from(field)];
    }

    /** Sets the id of a tick from a field; an empty one is no id. */
    public void setId(int field, Tick tick) {
        if (!isEmpty(field)) {
            TradeIds.set(tick, buffer, from(field), length(field));
        }
    }

    /** Whether a field is spelled so, in ASCII. */
    public boolean is(int field, String value) {
        if (length(field) != value.length()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (buffer[from(field) + i] != value.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A field as text, for rare use: it allocates. */
    public String text(int field) {
        return isEmpty(field) ? "" : new String(buffer, from(field), to(field) - from(field), StandardCharsets.UTF_8);
    }

    /** A field as a name that the table knows or learns. */
    public String name(int field, StringTable table) {
        return isEmpty(field) ? "" : table.get(buffer, from(field), length(field));
    }

    /** A field as a number, valid until the next call; {@code column} names it in the complaint. */
    public NumberReader number(int field, String column) throws DamagedLineException {
        if (isEmpty(field)) {
            throw new DamagedLineException(column + " is missing");
        }
        if (number.read(buffer, from(field), to(field)) != to(field)) {
            throw new DamagedLineException(column + " is not a number: " + text(field));
        }
        return number;
    }

    /** A field as a double, NaN where it is empty. */
    public double value(int field, String column) throws DamagedLineException {
        return isEmpty(field) ? Double.NaN : number(field, column).toDouble();
    }

    /** A field as an integer. */
    public long integer(int field, String column) throws DamagedLineException {
        if (!number(field, column).isInteger()) {
            throw new DamagedLineException(column + " is not an integer: " + text(field));
        }
        return number.integer();
    }

    private int from(int field) {
        return field == 0 ? start : ends[field - 1] + 1;
    }

    private int to(int field) {
        return ends[field];
    }

    private int length(int field) {
        return field < 0 ? 0 : to(field) - from(field);
    }
}
