package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LeadingAssetsTest {
    private static final double NONE = Double.NaN;
    private static final double KEPT = 0.5;

    private final LeadingAssets leaders = new LeadingAssets(new StateBuffer().allocate("leaders", LeadingAssets.WORDS));

    @Test
    void theEightLargestAreTakenAtOnceAndAnAssetWithoutTurnoverIsNone() {
        see(0, 3, 9, 8, 7, 6, 5, 4, 10, 2);

        assertThat(placed()).containsExactly(8, 2, 3, 4, 5, 6, 7, 1);
        leaders.find(rows(3), new double[] {NONE, 0.1, 0.2}, new double[] {0, 3, 9}, KEPT);
        assertThat(leaders.returnBefore(7)).isEqualTo(0.1);
        assertThat(leaders.returnBefore(1)).isEqualTo(0.2);
        assertThat(leaders.returnBefore(0)).isNaN();
    }

    @Test
    void oneInAMinuteTakesThePlaceOfTheSmallestWithHalfAsMuchAgain() {
        see(10, 10, 10, 10, 10, 10, 10, 8, 5, 5);
        see(10, 10, 10, 10, 10, 10, 10, 8, 12, 11.9);
        assertThat(placed()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);

        see(10, 10, 10, 10, 10, 10, 10, 8, 12.1, 20);
        assertThat(placed()).containsExactly(0, 1, 2, 3, 4, 5, 6, 9);
        // The smallest is now 10: 12.1 is not half as much again.
        see(10, 10, 10, 10, 10, 10, 10, 8, 12.1, 20);
        assertThat(placed()).containsExactly(0, 1, 2, 3, 4, 5, 6, 9);
    }

    @Test
    void assetWithoutARowKeepsItsPlaceUntilItsTurnoverIsSmall() {
        see(30, 30, 30, 30, 30, 30, 30, 30);
        double[] weights = {30, 30, 30, 30, 30, 30, 30};
        // Without the eighth's row, its turnover is 15, then 7.5, and the ninth has 12.
        for (int[] expected : new int[][] {{0, 1, 2, 3, 4, 5, 6, 7}, {0, 1, 2, 3, 4, 5, 6, 8}}) {
            List<Row> rows = rows(7);
            rows.add(row(8));
            double[] all = Arrays.copyOf(weights, 8);
            all[7] = 12;
            leaders.find(rows, new double[8], all, KEPT);
            leaders.choose(rows, all);
            assertThat(placed()).containsExactly(expected);
        }
    }

    @Test
    void linkIsSignificantFromThePairsNeededOnAndAnotherLeaderStartsItAnew() {
        LeaderLink link = new LeaderLink(new StateBuffer().allocate("link", LeaderLink.WORDS));
        link.leader(7);
        for (int pair = 1; pair <= 120; pair++) {
            assertThat(link.isSignificant()).isFalse();
            link.learn(0.002, -0.001);
        }
        assertThat(link.isSignificant()).isTrue();
        assertThat(link.correlation()).isCloseTo(-1, Offset.offset(1e-12));
        // Weight (1 - 2^(-120/1440)) / (1 - 2^(-1/1440)) = 116.61; -0.5 x 116.61 / 216.61.
        assertThat(link.slope()).isCloseTo(-0.26917, Offset.offset(1e-4));

        link.leader(7);
        assertThat(link.isSignificant()).isTrue();
        link.leader(8);
        assertThat(link.isSignificant()).isFalse();
        assertThat(link.slope()).isZero();
    }

    @Test
    void linkOfFewStandardErrorsIsNotSignificant() {
        // Products 1, -1, 1, -0.5 and squares 4 and 3.25: correlation 0.5 / sqrt(13) = 0.139; 3 / sqrt(n) falls below
        // at n = 468.
        double[] own = {1, -1, 1, -0.5};
        LeaderLink link = new LeaderLink(new StateBuffer().allocate("link", LeaderLink.WORDS));
        int pairs = 0;
        while (!link.isSignificant() && pairs < 4_000) {
            link.learn(1, own[pairs % 4]);
            pairs++;
        }
        // A weight of 468 is reached after 530 pairs; where in the four the sums stand moves it by some tens.
        assertThat(pairs).isBetween(480, 580);
    }

    private void see(double... weights) {
        List<Row> rows = rows(weights.length);
        leaders.find(rows, new double[weights.length], weights, KEPT);
        leaders.choose(rows, weights);
    }

    private int[] placed() {
        int[] placed = new int[LeadingAssets.COUNT];
        for (int place = 0; place < placed.length; place++) {
            for (int i = 0; i < 12; i++) {
                placed[place] = leaders.uid(place) == row(i).asset().uid() ? i : placed[place];
            }
        }
        return placed;
    }

    private static List<Row> rows(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    private static Row row(int index) {
        return MarketRows.usable(MarketRows.asset("S" + index), Timeframe.M1, MarketRows.MINUTE);
    }
}
