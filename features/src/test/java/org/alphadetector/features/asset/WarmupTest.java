package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

/** Where every source speaks in every minute, a column is NULL exactly in its warm-up; one that awaits an event, at least so long. */
class WarmupTest {
    /** A little longer than the longest warm-up. */
    private static final int MINUTES = 14
            + FeatureCatalog.families().stream()
                    .mapToInt(family -> family.warmup(Timeframe.M1))
                    .max()
                    .orElseThrow();

    @Test
    void everyColumnIsUndefinedExactlyInItsWarmup() {
        TickScript script = new TickScript();
        for (int part = 0; part < 12 * MINUTES; part++) {
            everySource(script, 5.0 * part);
        }
        script.clock(60 * MINUTES + 2);
        Map<String, Integer> seen = new TreeMap<>();
        RowLayout layout = FeatureCatalog.layout();
        List<Column> ofMarket = MarketCatalog.families().stream()
                .flatMap(family -> family.assetColumns().stream())
                .toList();
        for (Column column : layout.columns()) {
            if (ofMarket.contains(column) || column.name().equals("extras_json")) {
                continue;
            }
            int bar = 0;
            for (Row row : new History(script).minutes) {
                bar++;
                if (bar <= column.warmup() || !column.awaitsEvent()) {
                    assertThat(row.isDefined(column))
                            .as(column.name() + " in bar " + bar)
                            .isEqualTo(bar > column.warmup());
                }
                if (column.lane() == Lane.NUMBER) {
                    assertThat(row.number(column)).as(column.name()).isNotInfinite();
                }
            }
            seen.put(column.name(), bar);
        }
        assertThat(seen).hasSize(layout.columns().size() - ofMarket.size() - 1);
    }

    private static void everySource(TickScript script, double seconds) {
        int part = (int) (seconds / 5);
        double price = 100 + part % 7 * 0.01;
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
