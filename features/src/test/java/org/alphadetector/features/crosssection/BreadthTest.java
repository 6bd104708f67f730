package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.catalog.TimeframeFeatures;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;

class BreadthTest {
    private static final double NONE = Double.NaN;

    private final CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());

    @Test
    void shareOfAssetsAboveTheirOwnAverageOfFiftyCloses() {
        stand(1, 49, 100, 100, 100, 100, 100);
        assertThat(shares(49, 100, 100, 100, 100, 100)).containsOnly(NONE);

        // Averages 100.02, 99.98, 100, 100.04 and 99.96: the first and the fourth close above, the third is at it.
        assertThat(shares(50, 101, 99, 100, 102, 98)).containsExactly(0.4, 0.4, 0.4, 0.4, 0.4);
        // The average of the first is (48 x 100 + 101 + 100.03) / 50 = 100.0206, of the fifth (48 x 100 + 2 x 98) / 50.
        assertThat(shares(51, 100.03, 99, 100, 102, 98)).containsOnly(0.4);
        assertThat(shares(52, 100.02, 99, 100, 102, 98)).containsOnly(0.2);
    }

    @Test
    void averageOfTwoHundredClosesTakesTheFirstOut() {
        // The first close of each is far above the rest: with it the average is 100.5, from bar 201 on 100 and less.
        stand(1, 2, 200, 200, 200, 200, 200);
        stand(2, 200, 100, 100, 100, 100, 100);
        List<Row> last = close(200, 100.4, 100.6, 100.4, 100.6, 100.4);
        assertThat(last.get(0).number(Breadth.PCT_ABOVE_MA200)).isEqualTo(0.4);
        assertThat(close(201, 100.1, 100.1, 100.1, 99.9, 99.9).get(0).number(Breadth.PCT_ABOVE_MA200))
                .isEqualTo(0.6);
    }

    @Test
    void priceThatStandsStillIsNotAboveItsAverage() {
        for (double price : new double[] {0.1, 0.3, 1.1, 0.000_012_3, 68_431.7}) {
            CrossSection other = new CrossSection(MarketRows.LAYOUT, new LiveStates());
            for (int minute = 1; minute <= 450; minute++) {
                List<Row> rows = rows(minute, price, price, price, price, price);
                measure(other, minute, rows);
                assertThat(rows.get(0).number(Breadth.PCT_ABOVE_MA50))
                        .isEqualTo(Double.valueOf(minute < 50 ? NONE : 0));
                assertThat(rows.get(0).number(Breadth.PCT_ABOVE_MA200))
                        .isEqualTo(Double.valueOf(minute < 200 ? NONE : 0));
            }
        }
    }

    @Test
    void isUndefinedBelowFiveAssets() {
        stand(1, 80, 100, 100, 100, 100);

        assertThat(shares(80, 101, 101, 101, 101)).containsOnly(NONE);
    }

    @Test
    void assetWithoutAnAverageHasTheShareOfTheOthersAndIsInWarmup() {
        stand(1, 240, 100, 100, 100, 100, 100);
        List<Row> rows = close(240, 101, 101, 99, 99, 99, 101);

        assertThat(rows).allMatch(row -> row.number(Breadth.PCT_ABOVE_MA50) == 0.4);
        assertThat(rows).allMatch(row -> row.number(Breadth.PCT_ABOVE_MA200) == 0.4);
        assertThat(rows.get(5).isTrue(lane(TimeframeFeatures.WARMUP))).isTrue();
        assertThat(rows.get(0).isTrue(lane(TimeframeFeatures.WARMUP))).isFalse();
    }

    @Test
    void silentAssetIsNotCountedButItsCarriedCloseIsOfItsAverage() {
        stand(1, 50, 100, 100, 100, 100, 100, 100);
        List<Row> silent = rows(50, 101, 101, 99, 99, 99, 300);
        silent.get(5).number(lane("dq_status"), 2);
        measure(crossSection, 50, silent);
        // Six assets have an average; the sixth is above its own, and silent.
        assertThat(silent).allMatch(row -> row.number(Breadth.PCT_ABOVE_MA50) == 0.4);

        // (48 x 100 + 300 + 103) / 50 = 104.06: without the carried close the sixth would be above.
        assertThat(shares(51, 99, 99, 99, 99, 99, 103)).containsOnly(0.0);
    }

    @Test
    void restartForgetsTheClosesThoughItsRowHasNoPrice() {
        stand(1, 60, 100, 100, 100, 100, 100);
        List<Row> rows = rows(60, 101, 101, 101, 101, NONE);
        rows.get(4).flag(lane(RowProvenance.RESTARTED), true);
        measure(crossSection, 60, rows);

        stand(61, 109, 100, 100, 100, 100, 100);
        // The restarted asset has 49 closes in bar 109 and 50 in bar 110.
        assertThat(shares(109, 100, 100, 100, 100, 100)).containsOnly(NONE);
        assertThat(shares(110, 101, 99, 99, 99, 99)).containsOnly(0.2);
    }

    @Test
    void holeOfFiftyBarsStartsAnewAndAShorterOneIsPassedOver() {
        stand(1, 60, 100, 100, 100, 100, 100);
        assertThat(shares(109, 101, 101, 101, 99, 99)).containsOnly(0.6);
        assertThat(shares(160, 101, 101, 101, 99, 99)).containsOnly(NONE);
    }

    @Test
    void longerBarsHaveAnAverageOfTheirOwn() {
        stand(1, 60, 100, 100, 100, 100, 100);
        List<Row> hour = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            hour.add(MarketRows.usable(MarketRows.asset("S" + i), Timeframe.H1, Timeframe.H1.micros()));
        }
        crossSection.measure(new LatticePoint(Timeframe.H1.micros(), Timeframe.H1), hour, false);

        assertThat(hour).allMatch(row -> Double.isNaN(row.number(Breadth.PCT_ABOVE_MA50)));
    }

    /** Minutes in which each asset closes at the same price. */
    private void stand(int from, int before, double... closes) {
        for (int minute = from; minute < before; minute++) {
            close(minute, closes);
        }
    }

    private List<Double> shares(int minute, double... closes) {
        return close(minute, closes).stream()
                .map(row -> row.number(Breadth.PCT_ABOVE_MA50))
                .toList();
    }

    private List<Row> close(int minute, double... closes) {
        List<Row> rows = rows(minute, closes);
        measure(crossSection, minute, rows);
        return rows;
    }

    private static void measure(CrossSection crossSection, int minute, List<Row> rows) {
        crossSection.measure(new LatticePoint(minute * MarketRows.MINUTE, Timeframe.M1), rows, false);
    }

    private static List<Row> rows(int minute, double... closes) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            Row row = MarketRows.usable(MarketRows.asset("S" + i), Timeframe.M1, minute * MarketRows.MINUTE);
            rows.add(MarketRows.set(row, "close", closes[i]));
        }
        return rows;
    }

    private static int lane(String column) {
        return MarketRows.lane(column);
    }

    private static int lane(Column column) {
        return MarketRows.LAYOUT.lane(column);
    }
}
