package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.junit.jupiter.api.Test;

/** Where every source speaks in every minute, a column is NULL exactly in its warm-up. */
class WarmupTest {
    private static final int MINUTES = 135;

    /** The bar, counted from 1, in which a column is first defined; 1 unless listed. */
    private static final Map<String, Integer> FIRST_BAR = Map.ofEntries(
            Map.entry("ret_m_1", 2),
            Map.entry("ret_abs_m_1", 2),
            Map.entry("atr_proxy_m_1", 2),
            Map.entry("ret_m_5", 6),
            Map.entry("rv_m_5", 6),
            Map.entry("ret_m_15", 16),
            Map.entry("ret_h_1", 61),
            Map.entry("cvd_slope_m_5", 5),
            Map.entry("oi_delta_m_5", 6),
            Map.entry("oi_roc_m_5", 6),
            Map.entry("liq_count_m_5", 5),
            Map.entry("liq_notional_m_5", 5),
            Map.entry("funding_h_1", 60),
            Map.entry("basis_bp_m_5", 5),
            Map.entry("is_vol_spike_m_1", 121),
            Map.entry("is_spread_stress_m_1", 121),
            Map.entry("is_price_spike_up_m_1", 122),
            Map.entry("is_price_spike_down_m_1", 122),
            Map.entry("is_liq_cluster_m_5", 125),
            Map.entry("is_oi_spike_up_m_5", 126),
            Map.entry("is_oi_spike_down_m_5", 126),
            Map.entry("is_divergence_bullish_m_5", 126),
            Map.entry("is_divergence_bearish_m_5", 126),
            Map.entry("shock_bits_m_1", 32));

    @Test
    void everyColumnIsUndefinedExactlyInItsWarmup() {
        TickScript script = new TickScript();
        for (int part = 0; part < 12 * MINUTES; part++) {
            everySource(script, 5.0 * part);
        }
        script.clock(60 * MINUTES + 2);
        Map<String, Integer> seen = new TreeMap<>();
        RowLayout layout = FeatureCatalog.layout();
        for (Column column : layout.columns()) {
            if (column.group().equals("Identity & Membership") || column.name().equals("extras_json")) {
                continue;
            }
            int bar = 0;
            for (Row row : new History(script).minutes) {
                bar++;
                boolean isDefined =
                        column.type().isNumberLane() ? !Double.isNaN(row.number(column)) : row.text(column) != null;
                assertThat(isDefined)
                        .as(column.name() + " in bar " + bar)
                        .isEqualTo(bar >= FIRST_BAR.getOrDefault(column.name(), 1));
                if (column.type().isNumberLane()) {
                    assertThat(row.number(column)).as(column.name()).isNotInfinite();
                }
            }
            seen.put(column.name(), bar);
        }
        assertThat(seen).hasSize(layout.columns().size() - 4);
        assertThat(seen.keySet()).containsAll(FIRST_BAR.keySet());
    }

    private static void everySource(TickScript script, double seconds) {
        int part = (int) (seconds / 5);
        double price = 100 + part % 3 * 0.01;
        script.trade(seconds, price)
                .quote(seconds, price - 0.01, price + 0.01)
                .book(seconds, new double[] {price, 1}, new double[] {price + 0.01, 2})
                .liquidation(seconds, price, "1")
                .ticker(seconds, tick -> {
                    tick.openInterest = 1000 + part % 7;
                    tick.markPrice = price;
                    tick.indexPrice = 100;
                    tick.fundingRate = 0.0001;
                    tick.fundingTimestampMicros = TickScript.micros(28_800);
                });
    }
}
