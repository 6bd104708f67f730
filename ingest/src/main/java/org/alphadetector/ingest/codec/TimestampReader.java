package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Tick;

/**
 * Reads {@code 2024-07-18T23:57:02.956000Z} as microseconds since the epoch: 0 to 9 digits of fraction (what is finer than
 * a microsecond is cut off), {@code Z} or an offset {@code ±hh:mm} up to 18 hours. The last minute is remembered.
 */
final class TimestampReader {
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int NOT_DIGITS = 100_000;
    private static final int SHORTEST = "2024-07-18T23:57:02Z".length();
    private static final int LONGEST = "2024-07-18T23:57:02.123456789+00:00".length();
    private static final long SECOND_MICROS = 1_000_000;
    private static final long MINUTE_MICROS = 60 * SECOND_MICROS;
    private static final long DAY_MICROS = 86_400 * SECOND_MICROS;
    /** The bytes of a time as it is usually written, with quotes. */
    static final int USUAL_QUOTED = "\"2024-07-18T23:57:02.956000Z\"".length();

    private static final long SECONDS_MASK = 0xFF0000FFL;
    private static final long SECONDS_MARKS = ':' | (long) '.' << 24;
    private static final long FRACTION_MASK = 0xFFFFL << 48;
    private static final long FRACTION_MARKS = (long) 'Z' << 48 | (long) '"' << 56;

    /** The last minute that was read, and its first sixteen bytes. */
    private long minuteMicros = Tick.NO_TIME;

    private long dateWord;
    private long minuteWord;

    /** The time in microseconds, or {@link Tick#NO_TIME} when the text is not a time. */
    long read(byte[] buffer, int from, int length) {
        if (length < SHORTEST || length > LONGEST) {
            return Tick.NO_TIME;
        }
        if (!isSameMinute(buffer, from)) {
            dateWord = Words.at(buffer, from);
            minuteWord = Words.at(buffer, from + 8);
            minuteMicros = readMinute(buffer, from);
        }
        int second = pair(buffer, from + 17);
        if (minuteMicros == Tick.NO_TIME || buffer[from + 16] != ':' || second > 59) {
            return Tick.NO_TIME;
        }
        return afterSeconds(buffer, from + 19, from + length, minuteMicros + second * SECOND_MICROS);
    }

    /**
     * The time in microseconds when a quoted one of the last minute, with six digits of fraction and {@code Z}, comes next;
     * {@link Tick#NO_TIME} when anything else does.
     */
    long readUsual(byte[] buffer, int quote, int end) {
        int from = quote + 1;
        boolean isOfMinute = quote + USUAL_QUOTED <= end
                && buffer[quote] == '"'
                && minuteMicros != Tick.NO_TIME
                && isSameMinute(buffer, from);
        if (!isOfMinute) {
            return Tick.NO_TIME;
        }
        // :SS.ffff and ffffffZ"
        long seconds = Words.at(buffer, from + 16);
        long fraction = Words.at(buffer, from + 20);
        // SSffffff, the microseconds of the minute.
        long digits = ((seconds >>> Byte.SIZE) & 0xFFFF) | fraction << 16;
        boolean isUsual = (seconds & SECONDS_MASK) == SECONDS_MARKS
                && (fraction & FRACTION_MASK) == FRACTION_MARKS
                && Digits.count(digits) == Long.BYTES;
        long micros = Digits.value(digits, Long.BYTES);
        return isUsual && micros < MINUTE_MICROS ? minuteMicros + micros : Tick.NO_TIME;
    }

    private boolean isSameMinute(byte[] buffer, int from) {
        return Words.at(buffer, from) == dateWord && Words.at(buffer, from + 8) == minuteWord;
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

    private static long readMinute(byte[] buffer, int from) {
        long date = readDate(buffer, from);
        int hour = pair(buffer, from + 11);
        int minute = pair(buffer, from + 14);
        boolean isMinute = buffer[from + 10] == 'T' && buffer[from + 13] == ':' && hour <= 23 && minute <= 59;
        return isMinute && date != Tick.NO_TIME ? date + (hour * 60 + minute) * MINUTE_MICROS : Tick.NO_TIME;
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
