package org.alphadetector.sink.write;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of COPY: tab between values, newline after a row, {@code \N} for NULL. */
final class CopyBuffer {
    private static final int FIRST_SIZE_BYTES = 1 << 16;
    /** Whole numbers below this are exact in a double and shorter without a fraction. */
    private static final double LARGEST_WHOLE = 1e15;

    private byte[] bytes = new byte[FIRST_SIZE_BYTES];
    private int length;
    private boolean isRowStarted;
    private int rowCount;

    void clear() {
        length = 0;
        rowCount = 0;
        isRowStarted = false;
    }

    int rowCount() {
        return rowCount;
    }

    void endRow() {
        put((byte) '\n');
        isRowStarted = false;
        rowCount++;
    }

    void nullValue() {
        separate();
        put((byte) '\\');
        put((byte) 'N');
    }

    /** The shortest decimal that reads back as the same double; NaN is NULL. */
    void number(double value) {
        if (Double.isNaN(value)) {
            nullValue();
        } else if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            whole((long) value);
        } else {
            separate();
            ascii(DoubleToDecimal.toString(value));
        }
    }

    void whole(long value) {
        separate();
        ascii(Long.toString(value));
    }

    void flag(boolean value) {
        separate();
        put((byte) (value ? 't' : 'f'));
    }

    /** A flag in the number lane: 0, 1 or NaN for NULL. */
    void flag(double value) {
        if (Double.isNaN(value)) {
            nullValue();
        } else {
            flag(value != 0);
        }
    }

    /** A time in microseconds since the epoch. */
    void timestamp(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        long nanos = Math.floorMod(micros, 1_000_000L) * 1_000;
        separate();
        ascii(Instant.ofEpochSecond(seconds, nanos).toString());
    }

    /** Text or JSON, escaped; null is NULL. */
    void text(@Nullable String value) {
        if (value == null) {
            nullValue();
            return;
        }
        separate();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            switch (b) {
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\r' -> escaped('r');
                case '\\' -> escaped('\\');
                default -> put(b);
            }
        }
    }

    /** Text that needs no escaping: an id, a label; null is NULL. */
    void plain(@Nullable String value) {
        if (value == null) {
            nullValue();
        } else {
            separate();
            ascii(value);
        }
    }

    /** Sends everything to a {@code COPY ... FROM STDIN}. */
    void copyTo(Connection connection, String copySql) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copySql);
        try {
            copy.writeToCopy(bytes, 0, length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void escaped(char code) {
        put((byte) '\\');
        put((byte) code);
    }

    private void separate() {
        if (isRowStarted) {
            put((byte) '\t');
        }
        isRowStarted = true;
    }

    @SuppressWarnings("deprecation") // The one copy without an intermediate array; every char is ASCII here.
    private void ascii(String value) {
        ensure(value.length());
        value.getBytes(0, value.length(), bytes, length);
        length += value.length();
    }

    private void put(byte value) {
        ensure(1);
        bytes[length++] = value;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
