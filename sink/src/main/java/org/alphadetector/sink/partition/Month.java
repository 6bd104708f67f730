package org.alphadetector.sink.partition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import org.alphadetector.features.row.Timeframe;

/**
 * A monthly partition: one table, one timeframe, one calendar month in UTC.
 *
 * @param table {@code features_snapshot}, {@code market_snapshot} or {@code anomaly_event}
 * @param timeframe the timeframe of its rows
 * @param month the month of their {@code exchange_ts}
 */
public record Month(String table, Timeframe timeframe, YearMonth month) implements Comparable<Month> {
    private static final Comparator<Month> ORDER =
            Comparator.comparing(Month::table).thenComparing(Month::timeframe).thenComparing(Month::month);

    /** The partition that a row of that {@code exchange_ts}, microseconds since the epoch, lies in. */
    public static Month of(String table, Timeframe timeframe, long exchangeTsMicros) {
        long seconds = Math.floorDiv(exchangeTsMicros, 1_000_000L);
        return new Month(table, timeframe, monthOf(Instant.ofEpochSecond(seconds)));
    }

    /** The calendar month of an instant in UTC. */
    public static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    /** The partition of a later month of the same table and timeframe. */
    public Month plus(int months) {
        return new Month(table, timeframe, month.plusMonths(months));
    }

    /** The partitioned table of the timeframe, for example {@code features_snapshot_1m}. */
    public String parentName() {
        return table + '_' + timeframe.label();
    }

    /** The partition's name, for example {@code features_snapshot_1m_2026_02}. */
    public String name() {
        return String.format(Locale.ROOT, "%s_%04d_%02d", parentName(), month.getYear(), month.getMonthValue());
    }

    /** The first day of the month. */
    public LocalDate firstDay() {
        return month.atDay(1);
    }

    @Override
    public int compareTo(Month other) {
        return ORDER.compare(this, other);
    }
}
