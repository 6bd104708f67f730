package org.alphadetector.features.microstructure;

import static org.alphadetector.features.asset.History.MINUTE;
import static org.alphadetector.features.asset.History.same;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alphadetector.features.asset.History;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.quality.IngestLag;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrostructureOracleTest {
    private static final double BUCKET = 1.0 / 128;

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void agreesWithTheWholeHistory(long seed) {
        TickScript script = RandomSession.run(seed, 150);
        History history = new History(script);
        for (Row row : history.minutes) {
            long end = row.exchangeTsMicros();
            List<Double> spreads = new ArrayList<>();
            for (Tick tick : quotes(history, end)) {
                boolean isTicker = tick.type == TickType.BOOK_TICKER;
                double bid = isTicker ? tick.bidPrice : tick.bidLevels > 0 ? tick.bidPrices[0] : Double.NaN;
                double ask = isTicker ? tick.askPrice : tick.askLevels > 0 ? tick.askPrices[0] : Double.NaN;
                if (ask > bid) {
                    spreads.add(20_000 * (ask - bid) / (ask + bid));
                }
            }
            same(row, Spread.SPREAD_MEAN_M_1, mean(spreads));
            same(row, Spread.SPREAD_P95_M_1, rank(spreads, 0.95), BUCKET);
            depth(history, row, end);
            Tick ticker = history.last(TickType.BOOK_TICKER, end, tick -> true);
            Tick book = history.last(TickType.BOOK_SNAPSHOT, end, tick -> true);
            long last = Math.max(
                    ticker == null ? Long.MIN_VALUE : ticker.timestampMicros,
                    book == null ? Long.MIN_VALUE : book.timestampMicros);
            same(
                    row,
                    DataQuality.BOOK_STALENESS_MS,
                    last < 0 ? Double.NaN : (double) Math.floorDiv(end - last, 1000L),
                    0);
        }
        for (Row row : script.rows) {
            lag(history, row, row.exchangeTsMicros());
        }
    }

    private static List<Tick> quotes(History history, long end) {
        boolean hasTicker = history.last(TickType.BOOK_TICKER, end, tick -> true) != null;
        return history.within(hasTicker ? TickType.BOOK_TICKER : TickType.BOOK_SNAPSHOT, end - MINUTE, end);
    }

    private static void depth(History history, Row row, long end) {
        List<Double> imbalances = new ArrayList<>();
        List<Double> depths = new ArrayList<>();
        for (Tick tick : history.within(TickType.BOOK_SNAPSHOT, end - MINUTE, end)) {
            double bids = 0;
            double asks = 0;
            double notional = 0;
            for (int i = 0; i < tick.bidLevels; i++) {
                bids += tick.bidAmounts[i];
                notional += tick.bidAmounts[i] * tick.bidPrices[i];
            }
            for (int i = 0; i < tick.askLevels; i++) {
                asks += tick.askAmounts[i];
                notional += tick.askAmounts[i] * tick.askPrices[i];
            }
            if (bids + asks > 0) {
                imbalances.add((bids - asks) / (bids + asks));
                depths.add(notional);
            }
        }
        same(row, BookDepth.OBI_TOP5_MEAN_M_1, mean(imbalances));
        same(row, BookDepth.DEPTH_TOP5_QUOTE_MEDIAN_M_1, rank(depths, 0.5), BUCKET);
    }

    private static void lag(History history, Row row, long end) {
        List<Double> lags = new ArrayList<>();
        for (TickType type : TickType.values()) {
            history.within(type, end - row.timeframe().micros(), end)
                    .forEach(tick ->
                            lags.add(Math.floor((tick.localTimestampMicros - tick.timestampMicros) / 1000.0 + 0.5)));
        }
        same(row, IngestLag.INGEST_LAG_MS, rank(lags, 0.5), BUCKET);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double rank(List<Double> values, double p) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        Collections.sort(values);
        return values.get((int) Math.ceil(p * values.size()) - 1);
    }
}
