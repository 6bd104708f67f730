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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BreadthCompositeTest {
    /** Cells keep their weights in single precision. */
    private static final Offset<Double> SINGLE_PRECISION = Offset.offset(1e-6);

    @Test
    void agreesWithRanksAmongTheWholePast() {
        // Nine assets that always move: different values of a measure then lie in different cells.
        RandomMarket market = new RandomMarket(29, 9, Timeframe.M1, true);
        List<double[]> past = new ArrayList<>();
        for (int bar = 1; bar <= 2_500; bar++) {
            Row row = market.next().get(0).row();
            double[] now = {
                row.number(Breadth.PCT_ABOVE_MA50),
                row.number(Breadth.PCT_ABOVE_MA200),
                row.number(AdvanceDecline.NH_NL),
                row.number(AdvanceDecline.ADVANCE_DECLINE_RATIO)
            };
            double actual = row.number(BreadthComposite.BREADTH_COMPOSITE);
            if (past.size() < 30) {
                assertThat(actual).isNaN();
            } else {
                assertThat(actual).isCloseTo(meanRank(past, now), SINGLE_PRECISION);
            }
            if (!Double.isNaN(now[1])) {
                past.add(now);
            }
        }
        assertThat(past).hasSize(2_301);
    }

    private static double meanRank(List<double[]> past, double[] now) {
        double sum = 0;
        for (int measure = 0; measure < 4; measure++) {
            double weight = 0;
            double below = 0;
            for (int i = 0; i < past.size(); i++) {
                double each = StrictMath.pow(2, (i + 1 - past.size()) / 1_440.0);
                double other = past.get(i)[measure];
                weight += each;
                below += other < now[measure] ? each : other == now[measure] ? each / 2 : 0;
            }
            sum += (below + 0.5) / (weight + 1);
        }
        return sum / 4;
    }

    @Test
    void isOneHalfWhileNothingMovesAndNearOneWhenEverythingRises() {
        CrossSection rising = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        CrossSection standing = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        for (int bar = 1; bar <= 300; bar++) {
            double before = close(rising, bar, 100);
            if (bar > 229) {
                assertThat(before).isCloseTo(0.5, SINGLE_PRECISION);
            }
            close(standing, bar, 100);
        }
        // 101 bars are learnt, all lower: (101 + 1/2) / 102 of each measure.
        assertThat(close(rising, 301, 101)).isCloseTo(101.5 / 102, Offset.offset(0.001));
        assertThat(close(standing, 301, 100)).isCloseTo(0.5, SINGLE_PRECISION);
        CrossSection falling = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        for (int bar = 1; bar <= 300; bar++) {
            close(falling, bar, 100);
        }
        // Shares above the averages are 0 as before, 1/2 each; lows and decliners are at the lowest.
        assertThat(close(falling, 301, 99)).isCloseTo((0.5 + 0.5 + 0.5 / 102 + 0.5 / 102) / 4, Offset.offset(0.001));
    }

    private static double close(CrossSection crossSection, int minute, double price) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Row row = MarketRows.usable(MarketRows.asset("S" + i), Timeframe.M1, minute * MarketRows.MINUTE);
            rows.add(MarketRows.set(row, "close", price));
        }
        crossSection.measure(new LatticePoint(minute * MarketRows.MINUTE, Timeframe.M1), rows, false);
        return rows.get(0).number(BreadthComposite.BREADTH_COMPOSITE);
    }
}
