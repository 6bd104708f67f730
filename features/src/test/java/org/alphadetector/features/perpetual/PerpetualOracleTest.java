package org.alphadetector.features.perpetual;

import static org.alphadetector.features.asset.History.MINUTE;
import static org.alphadetector.features.asset.History.same;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.asset.History;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerpetualOracleTest {
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void agreesWithTheWholeHistory(long seed) {
        History history = new History(RandomSession.run(seed, 200));
        for (Row row : history.minutes) {
            long end = row.exchangeTsMicros();
            same(row, Basis.MARK_CLOSE, history.inForce(end, tick -> tick.markPrice), 0);
            same(row, Basis.INDEX_CLOSE, history.inForce(end, tick -> tick.indexPrice), 0);
            same(row, Funding.FUNDING_RATE, history.inForce(end, tick -> tick.fundingRate), 0);
            double rates = 0;
            for (int i = 0; i < 60; i++) {
                rates += since(history, end - i * MINUTE) * history.inForce(end - i * MINUTE, tick -> tick.fundingRate);
            }
            same(row, Funding.FUNDING_H_1, rates / 60);
            double basis = 0;
            for (int i = 0; i < 5; i++) {
                basis += since(history, end - i * MINUTE) * minuteBasis(history, end - i * MINUTE);
            }
            same(row, Basis.BASIS_BP_M_5, basis / 5);
            Tick next =
                    history.last(TickType.DERIVATIVE_TICKER, end, tick -> tick.fundingTimestampMicros != Tick.NO_TIME);
            boolean isDefined =
                    next != null && end - next.timestampMicros <= 60 * MINUTE && next.fundingTimestampMicros >= end;
            same(
                    row,
                    Funding.TIME_TO_NEXT_FUNDING_SEC,
                    isDefined ? (double) Math.floorDiv(next.fundingTimestampMicros - end, 1_000_000L) : Double.NaN,
                    0);
        }
    }

    /** 1 from the first bar on, NaN before. */
    private static double since(History history, long end) {
        return end > history.start() ? 1 : Double.NaN;
    }

    private static double minuteBasis(History history, long end) {
        double mark = Double.NaN;
        double index = Double.NaN;
        List<Double> samples = new ArrayList<>();
        for (Tick tick : history.arrivedWithin(TickType.DERIVATIVE_TICKER, end - MINUTE, end)) {
            if (Double.isNaN(tick.markPrice) && Double.isNaN(tick.indexPrice)) {
                continue;
            }
            mark = Double.isNaN(tick.markPrice) ? mark : tick.markPrice;
            index = Double.isNaN(tick.indexPrice) ? index : tick.indexPrice;
            if (!Double.isNaN(mark + index)) {
                samples.add(10_000 * (mark - index) / index);
            }
        }
        if (samples.isEmpty()) {
            double lastMark = history.inForce(end, tick -> tick.markPrice);
            double lastIndex = history.inForce(end, tick -> tick.indexPrice);
            return 10_000 * (lastMark - lastIndex) / lastIndex;
        }
        return samples.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
