package org.alphadetector.sink.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of COPY, which the server need not parse: a count of values before each row, and before each
 * value its length in bytes, -1 for NULL. Every value is written by the method of its column's type; all else would be
 * refused, or be read as another number.
 */
final class CopyBuffer {
    private static final int FIRST_SIZE_BYTES = 1 << 16;
    private static final byte[] HEADER = ByteBuffer.allocate(19)
            .put("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1))
            .array();
    private static final int TRAILER = -1;
    private static final int NULL = -1;
    private static final byte JSONB_VERSION = 1;
    /** The server works on a message when it has all of it: so it works while the next is sent. */
    private static final int MESSAGE_BYTES = 1 << 16;
    /** From the epoch to 2000-01-01, where Postgres counts from. */
    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

    private final NumericDigits digits = new NumericDigits();
    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE_BYTES);
    private int rowStart = NULL;
    private int valueCount;
    private int rowCount;

    void clear() {
        bytes.clear().put(HEADER);
        rowStart = NULL;
        rowCount = 0;
    }

    int rowCount() {
        return rowCount;
    }

    void endRow() {
        bytes.putShort(rowStart, (short) valueCount);
        rowStart = NULL;
        rowCount++;
    }

    void nullValue() {
        value(0).putInt(NULL);
    }

    /** The shortest decimal that reads back as the same double; NaN is NULL. */
    void numeric(double value) {
        if (Double.isNaN(value)) {
            nullValue();
            return;
        }
        digits.of(value);
        ByteBuffer out = value(digits.sizeBytes());
        out.putInt(digits.sizeBytes());
        digits.writeTo(out);
    }

    /** NaN is NULL; there is no negative zero. */
    void doublePrecision(double value) {
        if (Double.isNaN(value)) {
            nullValue();
        } else {
            value(Double.BYTES).putInt(Double.BYTES).putDouble(value + 0.0);
        }
    }

    void bigint(long value) {
        value(Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    void integer(int value) {
        value(Integer.BYTES).putInt(Integer.BYTES).putInt(value);
    }

    /** A value from -32,768 to 32,767. */
    void smallint(int value) {
        if (value != (short) value) {
            throw new IllegalArgumentException("value=" + value);
        }
        value(Short.BYTES).putInt(Short.BYTES).putShort((short) value);
    }

    void flag(boolean value) {
        value(1).putInt(1).put((byte) (value ? 1 : 0));
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
        bigint(Math.subtractExact(micros, POSTGRES_EPOCH_MICROS));
    }

    void uuid(@Nullable UUID value) {
        if (value == null) {
            nullValue();
        } else {
            value(2 * Long.BYTES)
                    .putInt(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits());
        }
    }

    /** Text, or the label of an enum; null is NULL. */
    void text(@Nullable String value) {
        if (value == null) {
            nullValue();
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            value(utf8.length).putInt(utf8.length).put(utf8);
        }
    }

    /** Bytes as they are. */
    void bytea(byte[] value) {
        value(value.length).putInt(value.length).put(value);
    }

    /** JSON; null is NULL. */
    void json(@Nullable String value) {
        if (value == null) {
            nullValue();
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            value(1 + utf8.length).putInt(1 + utf8.length).put(JSONB_VERSION).put(utf8);
        }
    }

    /** Sends everything to a {@code COPY ... FROM STDIN (FORMAT binary)}. */
    void copyTo(Connection connection, String copySql) throws SQLException {
        int length = bytes.position();
        ensure(Short.BYTES).putShort(length, (short) TRAILER);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copySql);
        try {
            int end = length + Short.BYTES;
            for (int from = 0; from < end; from += MESSAGE_BYTES) {
                copy.writeToCopy(bytes.array(), from, Math.min(MESSAGE_BYTES, end - from));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Room for a value of that size and its length, in a row that is begun if need be. */
    private ByteBuffer value(int sizeBytes) {
        ensure(Short.BYTES + Integer.BYTES + sizeBytes);
        if (rowStart == NULL) {
            rowStart = bytes.position();
            valueCount = 0;
            bytes.putShort((short) 0);
        }
        valueCount++;
        return bytes;
    }

    private ByteBuffer ensure(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(Math.multiplyExact(bytes.capacity(), 2), Math.addExact(bytes.position(), more));
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
        }
        return bytes;
    }
}
