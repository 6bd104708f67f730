package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.api.Test;

/** Where the price stands, or nothing is traded, no flag fires and no score is large. */
class CalmContractTest {
    private static final RowLayout LAYOUT = FeatureCatalog.layout();
    private static final int DAY = 1_440;
    private static final double LARGE_SCORE = 10;

    /** States that may last while the price stands. */
    private static final Set<String> STATES = Set.of(
            "warmup",
            "restarted",
            "is_market_open",
            "swing_validation_pending",
            // A sloped line runs into a price that stands.
            "diagonal_support_break",
            "diagonal_resistance_break",
            "diagonal_channel_break",
            "near_support",
            "near_resistance",
            "pattern_volume_confirmation",
            "pattern_time_confirmation");

    @Test
    void aPriceThatNeverMoves() {
        List<Tick> candles = new ArrayList<>();
        for (int minute = 0; minute < 3 * DAY; minute++) {
            candles.add(CandleRun.candle(minute, 10_000, 10_000, 10_000, 10_000, 100));
        }
        assertThat(alarms(candles, 0)).isEmpty();
    }

    /** An hour after the market fell asleep, the averages of what came before have settled. */
    @Test
    void aMarketThatFallsAsleep() {
        List<Tick> candles = CandleRun.candles(74, 4 * DAY);
        long last = Math.round(candles.get(candles.size() - 1).close * 100);
        for (int minute = 4 * DAY; minute < 6 * DAY; minute++) {
            candles.add(CandleRun.candle(minute, last, last, last, last, 0));
        }
        assertThat(alarms(candles, 4 * DAY + 60)).isEmpty();
    }

    /** The columns that say something of the minutes from one on, and how often. */
    private static Map<String, Integer> alarms(List<Tick> candles, int from) {
        List<Row> rows = new CandleRun(FeatureCatalog.families()).feed(candles).rows;
        long fromMicros = candles.get(from).openTimestampMicros;
        Map<String, Integer> alarms = new TreeMap<>();
        for (FeatureFamily family : FeatureCatalog.families()) {
            for (Column column : family.columns()) {
                if (column.lane() == Lane.NUMBER && !STATES.contains(column.name())) {
                    int lane = LAYOUT.lane(column);
                    int count = (int) rows.stream()
                            .filter(row -> row.exchangeTsMicros() > fromMicros)
                            .filter(row -> isAlarm(column, row.number(lane)))
                            .count();
                    if (count > 0) {
                        alarms.put(column.name(), count);
                    }
                }
            }
        }
        return alarms;
    }

    private static boolean isAlarm(Column column, double value) {
        if (column.type() == SqlType.BOOLEAN) {
            return value == 1;
        }
        return Double.isInfinite(value) || (column.name().startsWith("z_") && Math.abs(value) > LARGE_SCORE);
    }
}
