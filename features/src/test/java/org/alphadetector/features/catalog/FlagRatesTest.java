package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.RecordedCandles;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.api.Test;

/** How often each flag is true on recorded candles of a minute: seldom, and not never. */
class FlagRatesTest {
    private static final double SELDOM = 1e-5;
    private static final double OFTEN = 0.2;

    /** States of the market or the feed, which may last; or of what candles do not tell. */
    private static final Set<String> STATES = Set.of(
            "warmup",
            "restarted",
            "is_market_open",
            "swing_validation_pending",
            "pattern_time_confirmation",
            "is_oi_spike_up_m_5",
            "is_oi_spike_down_m_5",
            "is_spread_stress_m_1",
            "is_liq_cluster_m_5");

    @Test
    void aFlagFiresSeldomAndNotNever() throws IOException {
        Map<String, double[]> rates = new TreeMap<>();
        for (String coin : List.of("ALGO", "AVAX", "DOT", "FIL", "LINK", "LTC", "NEAR")) {
            CandleRun run = new CandleRun(FeatureCatalog.families()).feed(ticks(coin));
            for (FeatureFamily family : FeatureCatalog.families()) {
                family.columns().stream()
                        .filter(column -> column.type() == SqlType.BOOLEAN)
                        .forEach(column -> count(column, run.rows(Timeframe.M1), rates));
            }
        }
        rates.forEach((name, count) -> {
            double rate = count[0] / count[1];
            System.out.printf(Locale.ROOT, "%s: %.6f of %.0f rows%n", name, rate, count[1]);
            if (!STATES.contains(name)) {
                assertThat(rate).as(name).isBetween(SELDOM, OFTEN);
            }
        });
    }

    private static void count(Column column, List<Row> rows, Map<String, double[]> rates) {
        double[] count = rates.computeIfAbsent(column.name(), name -> new double[2]);
        for (Row row : rows) {
            if (row.isDefined(column)) {
                count[0] += row.number(column);
                count[1]++;
            }
        }
    }

    /** The candles with the minutes of the run's own time. */
    private static List<Tick> ticks(String coin) throws IOException {
        List<Tick> ticks = new ArrayList<>();
        for (double[] candle : RecordedCandles.read(coin)) {
            Tick tick = CandleRun.candle(ticks.size(), 1, 1, 1, 1, 0);
            tick.open = candle[0];
            tick.high = candle[1];
            tick.low = candle[2];
            tick.close = candle[3];
            tick.amountMantissa = Math.round(candle[5] * 1_000);
            tick.amountScale = 3;
            tick.buyMantissa = Math.round(candle[6] * 1_000);
            tick.buyScale = 3;
            tick.sellMantissa = tick.amountMantissa - tick.buyMantissa;
            tick.sellScale = 3;
            tick.tradeCount = 1;
            tick.quoteVolume = candle[3] * candle[5];
            ticks.add(tick);
        }
        return ticks;
    }
}
