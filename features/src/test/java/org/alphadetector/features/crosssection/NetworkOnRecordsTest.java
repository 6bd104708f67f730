package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;

/** On ten recorded days of seven coins of like liquidity, among which hardly one leads by a minute. */
class NetworkOnRecordsTest {
    @Test
    void predictionDoesNoHarmAndScoresAreOfTheirScale() throws IOException {
        RecordedCloses market = RecordedCloses.read(Set.of());
        CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        double[][] returns = market.returns(market.closes());
        double returned = 0;
        double unforetold = 0;
        int rows = 0;
        int led = 0;
        int beyondOne = 0;
        for (int bar = 0; bar < market.bars(); bar++) {
            for (Row row : close(market, crossSection, returns, bar)) {
                double[] features = row.list(NetworkResidual.NETWORK_FEATURES);
                double z = row.number(NetworkResidual.Z_NETWORK_RESIDUAL_M_1);
                if (features == null || Double.isNaN(z)) {
                    continue;
                }
                double deviation = row.number(NetworkResidual.NETWORK_PREDICTION_STD_M_1);
                double bounded = Math.max(-4, Math.min(4, z));
                double without = z + row.number(NetworkResidual.NETWORK_PREDICTION_M_1) / deviation;
                rows++;
                led += features[1] > 0 ? 1 : 0;
                beyondOne += Math.abs(z) > 1 ? 1 : 0;
                unforetold += bounded * bounded;
                returned += Math.pow(Math.max(-4, Math.min(4, without)), 2);
            }
        }
        System.out.printf(
                "network on records: rows %d, led %.3f, |z| > 1 %.3f, squares left %.4f%n",
                rows, (double) led / rows, (double) beyondOne / rows, unforetold / returned);
        assertThat(rows).isGreaterThan(90_000);
        assertThat((double) beyondOne / rows).isBetween(0.28, 0.36);
        assertThat(unforetold / returned).isLessThan(1.005);
        assertThat((double) led / rows).isLessThan(0.1);
    }

    private static List<Row> close(RecordedCloses market, CrossSection crossSection, double[][] returns, int bar) {
        List<Row> rows = new ArrayList<>();
        for (int asset = 0; asset < market.assetCount(); asset++) {
            Row row = MarketRows.usable(market.asset(asset), Timeframe.M1, (bar + 1) * MarketRows.MINUTE);
            MarketRows.set(row, "close", market.closes()[bar][asset]);
            MarketRows.set(row, "ret_m_1", returns[bar][asset]);
            MarketRows.set(row, "price_step", market.priceStep(asset));
            MarketRows.set(row, "quote_volume", 1);
            rows.add(row);
        }
        crossSection.measure(new LatticePoint((bar + 1) * MarketRows.MINUTE, Timeframe.M1), rows, false);
        return rows;
    }
}
