package org.alphadetector.ingest.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.alphadetector.ingest.tick.Tick;

/**
 * Reads {@code 2024-07-18T23:57:02.956000Z} as microseconds since the epoch: 0 to 9 digits of fraction (what is finer than
 * a microsecond is cut off), {@code Z} or an offset {@code ±hh:mm} up to 18 hours. The last date is remembered.
 */
final class TimestampReader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int NOT_DIGITS = 100_000;
    private static final int SHORTEST = "2024-07-18T23:57:02Z".length();
    private static final int LONGEST = "2024-07-18T23:57:02.123456789+00:00".length();
    private static final long SECOND_MICROS = 1_000_000;
    private static final long DAY_MICROS = 86_400 * SECOND_MICROS;

    private long cachedYearMonth;
    private short cachedDay;
    private long cachedDateMicros = Tick.NO_TIME;

    /** The time in microseconds, or {@link Tick#NO_TIME} when the text is not a time. */
    long read(byte[] buffer, int from, int length) {
        if (length < SHORTEST || length > LONGEST) {
            return Tick.NO_TIME;
        }
        long date = dateMicros(buffer, from);
        int hour = pair(buffer, from + 11);
        int minute = pair(buffer, from + 14);
        int second = pair(buffer, from + 17);
        boolean isTime = buffer[from + 10] == 'T'
                && buffer[from + 13] == ':'
                && buffer[from + 16] == ':'
                && hour <= 23
                && minute <= 59
                && second <= 59;
        if (!isTime || date == Tick.NO_TIME) {
            return Tick.NO_TIME;
        }
        return afterSeconds(
                buffer, from + 19, from + length, date + (hour * 3600 + minute * 60 + second) * SECOND_MICROS);
    }

    private long afterSeconds(byte[] buffer, int from, int to, long wholeSeconds) {
        int at = from;
        long fraction = 0;
        if (buffer[at] == '.') {
            at++;
            long unit = SECOND_MICROS;
            while (at < to && buffer[at] >= '0' && buffer[at] <= '9') {
                unit /= 10;
                fraction += (buffer[at] - '0') * unit;
                at++;
            }
            int digits = at - from - 1;
            if (digits == 0 || digits > 9) {
                return Tick.NO_TIME;
            }
        }
        long local = wholeSeconds + fraction;
        if (to - at == 1 && buffer[at] == 'Z') {
            return local;
        }
        return afterOffset(buffer, at, to, local);
    }

    private static long afterOffset(byte[] buffer, int at, int to, long local) {
        if (to - at != 6 || (buffer[at] != '+' && buffer[at] != '-') || buffer[at + 3] != ':') {
            return Tick.NO_TIME;
        }
        int hours = pair(buffer, at + 1);
        int minutes = pair(buffer, at + 4);
        if (hours > 18 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return Tick.NO_TIME;
        }
        long offset = (hours * 3600 + minutes * 60) * SECOND_MICROS;
        return buffer[at] == '+' ? local - offset : local + offset;
    }

    private long dateMicros(byte[] buffer, int from) {
        long yearMonth = (long) LONGS.get(buffer, from);
        short day = (short) SHORTS.get(buffer, from + 8);
        if (yearMonth != cachedYearMonth || day != cachedDay) {
            cachedDateMicros = readDate(buffer, from);
            cachedYearMonth = yearMonth;
            cachedDay = day;
        }
        return cachedDateMicros;
    }

    private static long readDate(byte[] buffer, int from) {
        int year = pair(buffer, from) * 100 + pair(buffer, from + 2);
        int month = pair(buffer, from + 5);
        int day = pair(buffer, from + 8);
        if (buffer[from + 4] != '-' || buffer[from + 7] != '-' || year > 9999 || month < 1 || month > 12 || day < 1) {
            return Tick.NO_TIME;
        }
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int monthDays = MONTH_DAYS[month - 1] + (month == 2 && isLeap ? 1 : 0);
        return day > monthDays ? Tick.NO_TIME : epochDay(year, month, day) * DAY_MICROS;
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar; the year is taken to begin in March. */
    private static long epochDay(int year, int month, int day) {
        long marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        long dayOfYear = (153L * marchMonth + 2) / 5 + day - 1;
        long leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return 365L * marchYear + leapDays + dayOfYear - 719_468;
    }

    private static int pair(byte[] buffer, int at) {
        int tens = buffer[at] - '0';
        int ones = buffer[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NOT_DIGITS : tens * 10 + ones;
    }
}
