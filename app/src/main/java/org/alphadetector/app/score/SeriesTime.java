package org.alphadetector.app.score;

import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MICRO_OF_SECOND;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.OFFSET_SECONDS;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalLong;
import org.alphadetector.ingest.adapter.file.EpochTime;

/**
 * Times as CSV files have them: ISO-8601 with {@code T} or a space between date and time, with an offset or in UTC, or a
 * number since the epoch whose unit follows from its size.
 */
final class SeriesTime {
    private static final long SECOND_MICROS = 1_000_000;
    private static final int LONGEST_NUMBER = 19;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .parseDefaulting(HOUR_OF_DAY, 0)
            .parseDefaulting(MINUTE_OF_HOUR, 0)
            .parseDefaulting(SECOND_OF_MINUTE, 0)
            .parseDefaulting(OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private SeriesTime() {}

    /** Microseconds since the epoch; empty when the text is no time. */
    static OptionalLong micros(String text) {
        String time = text.strip();
        if (time.isEmpty()) {
            return OptionalLong.empty();
        }
        return isNumber(time) ? ofNumber(time) : ofIso(time);
    }

    private static boolean isNumber(String time) {
        return time.indexOf('-', 1) < 0 && time.indexOf(':') < 0;
    }

    private static OptionalLong ofNumber(String time) {
        try {
            if (time.matches("[+-]?\\d{1," + LONGEST_NUMBER + "}")) {
                return OptionalLong.of(EpochTime.micros(Long.parseLong(time)));
            }
            double number = Double.parseDouble(time);
            return Double.isFinite(number) && Math.abs(number) < 1e11
                    ? OptionalLong.of(Math.round(number * SECOND_MICROS))
                    : number % 1 == 0 && Math.abs(number) < 9e18
                            ? OptionalLong.of(EpochTime.micros((long) number))
                            : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong ofIso(String time) {
        try {
            TemporalAccessor parsed = ISO.parse(time);
            long seconds = LocalDate.from(parsed).toEpochDay() * 86_400
                    + parsed.getLong(ChronoField.SECOND_OF_DAY)
                    - parsed.getLong(OFFSET_SECONDS);
            return OptionalLong.of(seconds * SECOND_MICROS + parsed.getLong(MICRO_OF_SECOND));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
