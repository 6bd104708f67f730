package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Everything an asset ever sent, asked slowly: the other side of the oracle tests. */
public final class History {
    public static final long MINUTE = Timeframe.M1.micros();

    private final List<Tick> byArrival;
    private final List<Tick> byTime;
    public final List<Row> minutes;

    public History(TickScript script) {
        byArrival = List.copyOf(script.sent);
        byTime = byArrival.stream()
                .sorted(Comparator.comparingLong(tick -> tick.timestampMicros))
                .toList();
        minutes = script.rows.stream()
                .filter(row -> row.timeframe() == Timeframe.M1)
                .toList();
    }

    /** The messages with a time in [from, to), by (event time, arrival). */
    public List<Tick> within(TickType type, long from, long to) {
        return select(byTime, type, from, to);
    }

    /** The same by arrival. */
    public List<Tick> arrivedWithin(TickType type, long from, long to) {
        return select(byArrival, type, from, to);
    }

    private static List<Tick> select(List<Tick> ticks, TickType type, long from, long to) {
        return ticks.stream()
                .filter(tick -> tick.type == type && tick.timestampMicros >= from && tick.timestampMicros < to)
                .toList();
    }

    /** The last message before an instant that satisfies the condition, null when there is none. */
    public Tick last(TickType type, long before, Predicate<Tick> condition) {
        return byTime.stream()
                .filter(tick -> tick.type == type && tick.timestampMicros < before)
                .filter(condition)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The last value of a field before an instant, NaN when there is none or it is older than an hour. */
    public double inForce(long before, ToDoubleFunction<Tick> field) {
        Tick tick = last(TickType.DERIVATIVE_TICKER, before, t -> !Double.isNaN(field.applyAsDouble(t)));
        boolean isFresh = tick != null && before - tick.timestampMicros <= 60 * MINUTE;
        return isFresh ? field.applyAsDouble(tick) : Double.NaN;
    }

    /** The price of the last trade before an instant, NaN when there is none. */
    public double close(long before) {
        Tick tick = last(TickType.TRADE, before, t -> true);
        return tick == null ? Double.NaN : tick.price;
    }

    /** Where the first bar starts. */
    public long start() {
        return minutes.get(0).exchangeTsMicros() - MINUTE;
    }

    /** NaN before the first bar's close, else the value. */
    public double closeAt(long point) {
        return point > start() ? close(point) : Double.NaN;
    }

    /** Asserts equality to 1e-9 relative; NaN equals NaN. */
    public static void same(Row row, Column column, double expected) {
        same(row, column, expected, 1e-9);
    }

    public static void same(Row row, Column column, double expected, double relative) {
        double actual = row.number(column);
        String what = column.name() + " at minute " + (row.exchangeTsMicros() - TickScript.BASE_MICROS) / MINUTE;
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual)
                    .as(what)
                    .isCloseTo(
                            expected,
                            org.assertj.core.api.Assertions.within(
                                    Math.max(Math.abs(expected) * relative, 1e-12 * relative)));
        }
    }
}
