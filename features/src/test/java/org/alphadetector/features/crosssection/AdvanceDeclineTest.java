package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdvanceDeclineTest {
    private static final double NONE = Double.NaN;

    private final CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());

    @Test
    void ratioCountsHalfAnAssetMoreOnEitherSide() {
        assertThat(ratio(1, 100, 100, 100, 100, 100)).isNaN();
        // Three rise, one falls, one stands: 3.5 / 1.5.
        assertThat(ratio(2, 101, 101, 101, 99, 100)).isEqualTo(3.5 / 1.5);
        // All fall but one that stands: 0.5 / 4.5; nobody moves: 1; all rise: 5.5 / 0.5.
        assertThat(ratio(3, 100, 100, 100, 98, 100)).isEqualTo(0.5 / 4.5);
        assertThat(ratio(4, 100, 100, 100, 98, 100)).isEqualTo(1);
        assertThat(ratio(5, 101, 101, 101, 99, 101)).isEqualTo(11);
        // The sixth has no close before; with four that have one it is undefined.
        assertThat(ratio(6, 102, 102, 102, 98, 102, 100)).isEqualTo(4.5 / 1.5);
        assertThat(ratio(7, 103, 103, 103, 97)).isNaN();
    }

    @Test
    void ratioIsOfOneBarOnly() {
        ratio(1, 100, 100, 100, 100, 100);

        assertThat(ratio(3, 101, 101, 101, 101, 101)).isNaN();
        assertThat(ratio(4, 102, 102, 102, 102, 102)).isEqualTo(11);
    }

    @Test
    void highsAreAboveEachOfTheFiftyNineClosesBefore() {
        for (int bar = 1; bar < 60; bar++) {
            // The first falls from 150 to 101, the others stand.
            assertThat(highs(bar, Math.max(101, 151 - bar), 100, 100, 100, 100)).isNaN();
        }
        // In bar 60 the first is at 150, no more than in bar 1; two make highs, one a low.
        assertThat(highs(60, 150, 100.1, 100.1, 99.9, 100)).isEqualTo(1);
        // Bar 1 is no longer among the 59 before, in which the largest is 150 of bar 60.
        assertThat(highs(61, 150.1, 100.1, 100.2, 99.8, 99.9)).isEqualTo(0);
    }

    @Test
    void marketThatStandsStillHasNoHighsAndEvenMarkets() {
        for (double price : new double[] {0.1, 0.000_012_3, 68_431.7}) {
            CrossSection other = new CrossSection(MarketRows.LAYOUT, new LiveStates());
            for (int bar = 1; bar <= 130; bar++) {
                Row row = close(other, bar, price, price, price, price, price).get(0);
                assertThat(row.number(AdvanceDecline.NH_NL)).isEqualTo(Double.valueOf(bar < 60 ? NONE : 0));
                assertThat(row.number(AdvanceDecline.ADVANCE_DECLINE_RATIO))
                        .isEqualTo(Double.valueOf(bar < 2 ? NONE : 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void agreesWithCountsOverTheWholeHistory(Timeframe timeframe) {
        RandomMarket market = new RandomMarket(17, 8, timeframe, false);
        int highsDefined = 0;
        int highsAway = 0;
        int ratiosDefined = 0;
        for (int bar = 1; bar <= 900; bar++) {
            List<RandomMarket.Seen> seen = market.next();
            double[] expected = counts(market, timeframe, seen);
            for (RandomMarket.Seen each : seen) {
                assertThat(each.row().number(AdvanceDecline.NH_NL)).isEqualTo(Double.valueOf(expected[0]));
                assertThat(each.row().number(AdvanceDecline.ADVANCE_DECLINE_RATIO))
                        .isEqualTo(Double.valueOf(expected[1]));
            }
            highsDefined += Double.isNaN(expected[0]) ? 0 : 1;
            highsAway += Math.abs(expected[0]) > 0 ? 1 : 0;
            ratiosDefined += Double.isNaN(expected[1]) ? 0 : 1;
        }
        assertThat(highsDefined).isGreaterThan(250);
        assertThat(highsAway).isGreaterThan(40);
        assertThat(ratiosDefined).isGreaterThan(500);
    }

    private static double[] counts(RandomMarket market, Timeframe timeframe, List<RandomMarket.Seen> seen) {
        int ranked = 0;
        int extremes = 0;
        int compared = 0;
        int up = 0;
        int down = 0;
        for (RandomMarket.Seen each : seen) {
            if (!each.isUsed()) {
                continue;
            }
            List<RandomMarket.Seen> own = closes(market, timeframe, each.asset());
            int size = own.size();
            if (size > 1 && each.point() - own.get(size - 2).point() == timeframe.micros()) {
                compared++;
                double before = own.get(size - 2).close();
                up += each.close() > before ? 1 : 0;
                down += each.close() < before ? 1 : 0;
            }
            if (size >= 60) {
                ranked++;
                double[] others = own.subList(size - 60, size - 1).stream()
                        .mapToDouble(RandomMarket.Seen::close)
                        .sorted()
                        .toArray();
                extremes += each.close() > others[58] ? 1 : each.close() < others[0] ? -1 : 0;
            }
        }
        return new double[] {
            ranked < 5 ? NONE : extremes, compared < 5 ? NONE : (2.0 * up + 1) / (2.0 * down + 1),
        };
    }

    /** Since the asset last started anew. */
    private static List<RandomMarket.Seen> closes(RandomMarket market, Timeframe timeframe, int asset) {
        List<RandomMarket.Seen> own = new ArrayList<>();
        long lastRow = 0;
        for (List<RandomMarket.Seen> point : market.history()) {
            for (RandomMarket.Seen each : point) {
                if (each.asset() != asset) {
                    continue;
                }
                boolean isForgotten = each.point() - lastRow >= 24 * Timeframe.H1.micros();
                boolean isFar =
                        !own.isEmpty() && each.point() - own.get(own.size() - 1).point() > 60 * timeframe.micros();
                if (each.isRestarted() || isForgotten || (isFar && !Double.isNaN(each.close()))) {
                    own.clear();
                }
                lastRow = each.point();
                if (!Double.isNaN(each.close())) {
                    own.add(each);
                }
            }
        }
        return own;
    }

    private double ratio(int minute, double... closes) {
        return close(crossSection, minute, closes).get(0).number(AdvanceDecline.ADVANCE_DECLINE_RATIO);
    }

    private double highs(int minute, double... closes) {
        return close(crossSection, minute, closes).get(0).number(AdvanceDecline.NH_NL);
    }

    private static List<Row> close(CrossSection crossSection, int minute, double... closes) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            Row row = MarketRows.usable(MarketRows.asset("S" + i), Timeframe.M1, minute * MarketRows.MINUTE);
            rows.add(MarketRows.set(row, "close", closes[i]));
        }
        crossSection.measure(new LatticePoint(minute * MarketRows.MINUTE, Timeframe.M1), rows, false);
        return rows;
    }
}
