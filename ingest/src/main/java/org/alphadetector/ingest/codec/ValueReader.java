package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.alphadetector.ingest.tick.Decimals;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;

/** Reads the value that comes next as what a field wants; {@code null} reads as absent, anything else is a problem. */
final class ValueReader {
    private static final ByteNames<Side> SIDES = new ByteNames<>(List.of(Side.values()), Side::wireName);

    private final JsonCursor cursor;
    final NumberReader number;
    private final JsonSkipper skipper;
    private final Problem problem;
    final TimestampReader timestamps = new TimestampReader();

    ValueReader(JsonCursor cursor, NumberReader number, JsonSkipper skipper, Problem problem) {
        this.cursor = cursor;
        this.number = number;
        this.skipper = skipper;
        this.problem = problem;
    }

    /** The nearest double, NaN when absent. */
    double number(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        if (!readNumber(first)) {
            reject(first, TickFault.BAD_NUMBER, field, from);
            return Double.NaN;
        }
        double value = number.toDouble();
        if (Double.isInfinite(value)) {
            problem.addValue(TickFault.BAD_NUMBER, field, cursor, from);
        }
        return value;
    }

    /** Makes the decimal of a size that is not negative; false when absent or wrong. */
    boolean size(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        if (!readNumber(first)) {
            reject(first, TickFault.BAD_NUMBER, field, from);
            return false;
        }
        boolean isSize = number.toDecimal() && (!number.isNegative() || number.decimalMantissa() == 0);
        if (!isSize) {
            problem.addValue(TickFault.BAD_NUMBER, field, cursor, from);
        }
        return isSize;
    }

    /** The mantissa of the last good size. */
    long sizeMantissa() {
        return number.decimalMantissa();
    }

    /** The scale of the last good size. */
    int sizeScale() {
        return number.decimalScale();
    }

    /** An integer, -1 when absent. */
    long whole(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        if (readNumber(first) && number.toDecimal()) {
            long scale = Decimals.powerOfTen(number.decimalScale());
            boolean isZero = number.decimalMantissa() == 0;
            if (number.decimalMantissa() % scale == 0 && (isZero || !number.isNegative())) {
                return number.decimalMantissa() / scale;
            }
            first = 0;
        }
        reject(first, TickFault.BAD_NUMBER, field, from);
        return -1;
    }

    /** Reads a number or a string that holds one. Consumes a string in any case, anything else only if it is a number. */
    private boolean readNumber(byte first) {
        if (first == '-' || (first >= '0' && first <= '9')) {
            return number.readToken(cursor);
        }
        if (first != '"') {
            return false;
        }
        cursor.readString();
        if (cursor.isTextEscaped()) {
            byte[] plain = cursor.text().getBytes(StandardCharsets.UTF_8);
            return number.read(plain, 0, plain.length) == plain.length;
        }
        int end = cursor.textStart() + cursor.textLength();
        return number.read(cursor.buffer(), cursor.textStart(), end) == end;
    }

    /** Microseconds since the epoch, {@link Tick#NO_TIME} when absent. */
    long time(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        long micros = timestamps.readUsual(cursor.buffer(), from, cursor.end());
        if (micros != Tick.NO_TIME) {
            cursor.moveTo(from + TimestampReader.USUAL_QUOTED);
            return micros;
        }
        if (first == '"') {
            cursor.readString();
            micros = cursor.isTextEscaped() ? escapedTime() : plainTime();
        } else if (first == '-' || (first >= '0' && first <= '9')) {
            micros = number.readToken(cursor) && number.isInteger() ? number.integer() : Tick.NO_TIME;
        }
        if (micros == Tick.NO_TIME) {
            reject(first, TickFault.BAD_TIMESTAMP, field, from);
        }
        return micros;
    }

    private long plainTime() {
        return timestamps.read(cursor.buffer(), cursor.textStart(), cursor.textLength());
    }

    private long escapedTime() {
        byte[] plain = cursor.text().getBytes(StandardCharsets.UTF_8);
        return timestamps.read(plain, 0, plain.length);
    }

    /** A string from the table, empty when absent. */
    String name(Field field, StringTable table) {
        byte first = cursor.peek();
        int from = cursor.position();
        if (first != '"') {
            reject(first, TickFault.BAD_SYMBOL, field, from);
            return "";
        }
        cursor.readString();
        return cursor.isTextEscaped() || cursor.textLength() > StringTable.MAX_LENGTH
                ? cursor.shortText()
                : table.get(cursor.buffer(), cursor.textStart(), cursor.textLength());
    }

    Side side(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        if (first == '"') {
            cursor.readString();
            Side side = SIDES.find(cursor);
            if (side != null) {
                return side;
            }
        }
        reject(first, TickFault.BAD_VALUE, field, from);
        return Side.UNKNOWN;
    }

    boolean flag(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        skipper.skip();
        if (first != 't' && first != 'f' && first != 'n') {
            problem.addValue(TickFault.BAD_VALUE, field, cursor, from);
        }
        return first == 't';
    }

    /** Reads an id into the tick: 1 to 18 digits as a number, anything else as text. */
    void id(Tick tick) {
        byte first = cursor.peek();
        int from = cursor.position();
        tick.idKind = Tick.IdKind.NONE;
        tick.textId = "";
        if (first == '"') {
            cursor.readString();
            if (cursor.isTextEscaped()) {
                byte[] plain = cursor.text().getBytes(StandardCharsets.UTF_8);
                TradeIds.set(tick, plain, 0, plain.length);
            } else {
                TradeIds.set(tick, cursor.buffer(), cursor.textStart(), cursor.textLength());
            }
        } else if (first == '-' || (first >= '0' && first <= '9')) {
            int length = number.readToken(cursor) ? cursor.position() - from : 0;
            TradeIds.set(tick, cursor.buffer(), from, length);
        } else {
            reject(first, TickFault.BAD_VALUE, Field.ID, from);
        }
        if (tick.idKind == Tick.IdKind.TEXT && tick.textId.length() > TradeIds.LONGEST_TEXT) {
            problem.addValue(TickFault.BAD_VALUE, Field.ID, cursor, from);
        }
    }

    /** Skips what is not yet skipped and takes note of the problem, if the value is not {@code null}. */
    void reject(byte first, TickFault fault, Field field, int from) {
        if (cursor.position() == from) {
            skipper.skip();
        }
        if (first != 'n') {
            problem.addValue(fault, field, cursor, from);
        }
    }
}
