package org.alphadetector.ingest.adapter.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields of a comma-separated line without quotes, as slices of its buffer. Reused from line to line. */
public final class CsvLine {
    private static final byte[] NO_BYTES = {};

    private final DecimalText decimal = new DecimalText();
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

    /** A field as text, for rare use: it allocates. */
    public String text(int field) {
        return isEmpty(field) ? "" : new String(buffer, from(field), to(field) - from(field), StandardCharsets.UTF_8);
    }

    /** A field as a name that the table knows or learns. */
    public String name(int field, SymbolTable table) {
        return isEmpty(field) ? "" : table.name(buffer, from(field), to(field));
    }

    /** A field as a number, valid until the next call; {@code column} names it in the complaint. */
    public DecimalText decimal(int field, String column) throws DamagedLineException {
        if (isEmpty(field)) {
            throw new DamagedLineException(column + " is missing");
        }
        if (!decimal.read(buffer, from(field), to(field))) {
            throw new DamagedLineException(column + " is not a number: " + text(field));
        }
        return decimal;
    }

    /** A field as a double, NaN where it is empty. */
    public double value(int field, String column) throws DamagedLineException {
        return isEmpty(field) ? Double.NaN : decimal(field, column).value();
    }

    /** A field as an integer. */
    public long integer(int field, String column) throws DamagedLineException {
        DecimalText number = decimal(field, column);
        if (!number.isExact() || number.scale() != 0) {
            throw new DamagedLineException(column + " is not an integer: " + text(field));
        }
        return number.mantissa();
    }

    private int from(int field) {
        return field == 0 ? start : ends[field - 1] + 1;
    }

    private int to(int field) {
        return ends[field];
    }
}
