package org.alphadetector.features.positioning;

import static org.alphadetector.features.asset.History.MINUTE;
import static org.alphadetector.features.asset.History.same;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import org.alphadetector.features.asset.History;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositioningOracleTest {
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void agreesWithTheWholeHistory(long seed) {
        TickScript script = RandomSession.run(seed, 150);
        History history = new History(script);
        for (Row row : script.rows) {
            long end = row.exchangeTsMicros();
            openInterestOfTheBar(history, row, end - row.timeframe().micros(), end);
            double close = history.inForce(end, tick -> tick.openInterest);
            double before = end - 5 * MINUTE > history.start()
                    ? history.inForce(end - 5 * MINUTE, tick -> tick.openInterest)
                    : Double.NaN;
            double delta = Double.isNaN(close + before)
                    ? Double.NaN
                    : BigDecimal.valueOf(close)
                            .subtract(BigDecimal.valueOf(before))
                            .doubleValue();
            same(row, OpenInterest.OI_DELTA_M_5, delta, 0);
            same(row, OpenInterest.OI_ROC_M_5, delta / before);
            Tick last = history.last(TickType.DERIVATIVE_TICKER, end, t -> !Double.isNaN(t.openInterest));
            same(
                    row,
                    OpenInterest.OI_STALENESS_MS,
                    last == null ? Double.NaN : (double) Math.floorDiv(end - last.timestampMicros, 1000L),
                    0);
            liquidations(history, row, end);
        }
    }

    private static void openInterestOfTheBar(History history, Row row, long from, long end) {
        double before = history.inForce(from, tick -> tick.openInterest);
        List<Double> inBar = history.within(TickType.DERIVATIVE_TICKER, from, end).stream()
                .map(tick -> tick.openInterest)
                .filter(value -> !Double.isNaN(value))
                .toList();
        double[] values = DoubleStream.concat(
                        DoubleStream.of(before), inBar.stream().mapToDouble(Double::doubleValue))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        same(row, OpenInterest.OI_OPEN, values.length == 0 ? Double.NaN : values[0], 0);
        same(row, OpenInterest.OI_CLOSE, values.length == 0 ? Double.NaN : values[values.length - 1], 0);
        same(row, OpenInterest.OI_MIN, DoubleStream.of(values).min().orElse(Double.NaN), 0);
        same(row, OpenInterest.OI_MAX, DoubleStream.of(values).max().orElse(Double.NaN), 0);
    }

    private static void liquidations(History history, Row row, long end) {
        long from = end - 5 * MINUTE;
        boolean isDefined = from >= history.start() && history.last(TickType.LIQUIDATION, end, t -> true) != null;
        List<Tick> window = history.within(TickType.LIQUIDATION, from, end);
        double notional =
                window.stream().mapToDouble(tick -> tick.price * tick.amount()).sum();
        same(row, Liquidations.LIQ_COUNT_M_5, isDefined ? window.size() : Double.NaN, 0);
        same(row, Liquidations.LIQ_NOTIONAL_M_5, isDefined ? notional : Double.NaN);
    }
}
