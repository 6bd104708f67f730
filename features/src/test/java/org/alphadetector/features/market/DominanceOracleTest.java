package org.alphadetector.features.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.crosssection.Dominance;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;

/** The forgetting sums against a sum over the whole history, with assets that come, go and fall silent. */
class DominanceOracleTest {
    private record Bar(String symbol, int index, double movedNotional) {}

    @Test
    void agreesWithTheWholeHistoryOnEveryTimeframe() {
        for (Timeframe timeframe : Timeframe.values()) {
            // An asset that had no row for a day is forgotten, which the oracle does not know: 23 bars are no day of
            // 1h.
            compare(timeframe, new Random(41));
        }
    }

    private static void compare(Timeframe timeframe, Random random) {
        CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        List<Bar> history = new ArrayList<>();
        int defined = 0;
        for (int bar = 1; bar <= 400; bar++) {
            List<Row> rows = new ArrayList<>();
            Map<String, Double> weights = new HashMap<>();
            for (int i = 0; i < 6; i++) {
                if (random.nextInt(3) == 0) {
                    continue;
                }
                String symbol = "S" + i;
                Row row = MarketRows.random(random, MarketRows.asset(symbol), timeframe, bar * timeframe.micros());
                rows.add(row);
                if (isUsable(row)) {
                    history.add(new Bar(symbol, bar, movedNotional(row)));
                    weights.put(symbol, weight(history, symbol, bar));
                }
            }
            if (rows.isEmpty()) {
                continue;
            }
            Row market = crossSection.measure(new LatticePoint(bar * timeframe.micros(), timeframe), rows, false);
            defined += check(market, weights);
        }
        assertThat(defined).isGreaterThan(300);
    }

    private static int check(Row market, Map<String, Double> weights) {
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double share = market.number(Dominance.DOMINANCE_SHARE);
        if (total == 0) {
            assertThat(share).isNaN();
            return 0;
        }
        double largest =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        assertThat(share).isCloseTo(largest / total, within(1e-9 * largest / total));
        assertThat(weights.get(market.text(Dominance.LEADER))).isCloseTo(largest, within(1e-9 * largest));
        return 1;
    }

    private static double weight(List<Bar> history, String symbol, int now) {
        return history.stream()
                .filter(bar -> bar.symbol.equals(symbol) && !Double.isNaN(bar.movedNotional))
                .mapToDouble(bar -> bar.movedNotional * Math.pow(2, -(now - bar.index) / 30.0))
                .sum();
    }

    private static boolean isUsable(Row row) {
        return !Double.isNaN(row.number(MarketRows.lane("close")))
                && !"stale".equals(row.text(MarketRows.LAYOUT.column("dq_status")));
    }

    private static double movedNotional(Row row) {
        String ownReturn =
                switch (row.timeframe()) {
                    case M1 -> "ret_m_1";
                    case M15 -> "ret_m_15";
                    case H1 -> "ret_h_1";
                };
        return Math.abs(row.number(MarketRows.lane("quote_volume")) * row.number(MarketRows.lane(ownReturn)));
    }
}
