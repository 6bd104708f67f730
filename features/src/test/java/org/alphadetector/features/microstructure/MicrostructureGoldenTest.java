package org.alphadetector.features.microstructure;

import static org.alphadetector.features.microstructure.OrderFlowImbalance.ORDER_FLOW_IMBALANCE_M_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.junit.jupiter.api.Test;

class MicrostructureGoldenTest {
    private final TickScript script = new TickScript();

    /** Spreads 2 / 100 = 200 bp nineteen times and 4 / 100 = 400 bp once: mean 210, 95th percentile 200, rank 19. */
    @Test
    void spreadIsRelativeToTheMid() {
        for (int i = 0; i < 19; i++) {
            script.quote(i, 99, 101);
        }
        script.quote(30, 98, 102).quote(40, 101, 100).quote(41, 100, 100).quote(42, Double.NaN, 100);
        Row row = script.minute(60);
        assertThat(row.number(Spread.SPREAD_MEAN_M_1)).isCloseTo(210, within(1e-9));
        assertThat(row.number(Spread.SPREAD_P95_M_1)).isCloseTo(200, within(200 / 128.0));
    }

    @Test
    void spreadComesFromSnapshotsUntilABookTickerIsSeen() {
        double[] bids = {99, 1};
        double[] asks = {101, 1};
        script.book(10, bids, asks);
        assertThat(script.minute(60).number(Spread.SPREAD_MEAN_M_1)).isCloseTo(200, within(1e-9));
        script.book(70, bids, asks).quote(80, 98, 102).book(90, bids, asks);
        assertThat(script.minute(120).number(Spread.SPREAD_MEAN_M_1)).isCloseTo(400, within(1e-9));
        script.book(130, bids, asks);
        assertThat(script.minute(180).number(Spread.SPREAD_MEAN_M_1)).isNaN();
    }

    /** (3 - 1) / 4 = 0.5 and (1 - 1) / 2 = 0: mean 0.25. Depths 3 * 10 + 1 * 20 = 50 and 30; nearest-rank median 30. */
    @Test
    void imbalanceAndDepthOfFiveLevels() {
        script.book(10, new double[] {10, 1, 10, 2}, new double[] {20, 1});
        script.book(20, new double[] {10, 1}, new double[] {20, 1});
        Row row = script.minute(60);
        assertThat(row.number(BookDepth.OBI_TOP5_MEAN_M_1)).isCloseTo(0.25, within(1e-15));
        assertThat(row.number(BookDepth.DEPTH_TOP5_QUOTE_MEDIAN_M_1)).isCloseTo(30, within(30 / 128.0));
    }

    /**
     * The first quote begins. Bid size 5 to 8: +3. Bid 100 to 99: -8, ask 101 to 100: -2 (its size). Ask 100 to 102: +2,
     * bid the same with the same size: 0. Sum -5; mean depths (8 + 4) / 2 = 6, (6 + 2) / 2 = 4, (6 + 4) / 2 = 5: mean 5.
     */
    @Test
    void orderFlowIsWhatCameToTheBestPricesAndLeftThem() {
        script.quote(1, 100, 5, 101, 4)
                .quote(2, 100, 8, 101, 4)
                .quote(3, 99, 6, 100, 2)
                .quote(4, 99, 6, 102, 4);
        script.quote(5, 103, 1, 102, 1).quote(6, Double.NaN, 1, 102, 1).quote(2, 50, 9, 60, 9);
        assertThat(script.minute(60).number(ORDER_FLOW_IMBALANCE_M_1)).isCloseTo(-1, within(1e-15));
        script.quote(70, 99, 9, 102, 4);
        assertThat(script.minute(120).number(ORDER_FLOW_IMBALANCE_M_1))
                .as("3 came to the bid of the minute before, over a depth of 6.5")
                .isCloseTo(3 / 6.5, within(1e-15));
        assertThat(script.minute(180).number(ORDER_FLOW_IMBALANCE_M_1)).isZero();
        script.trade(380, 100);
        assertThat(script.minute(360).number(ORDER_FLOW_IMBALANCE_M_1)).isZero();
        assertThat(script.minute(420).number(ORDER_FLOW_IMBALANCE_M_1))
                .as("the last quote is older than five minutes")
                .isNaN();
    }

    @Test
    void isUndefinedWithoutABook() {
        script.trade(1, 100).book(2, new double[0], new double[0]);
        Row row = script.minute(60);
        assertThat(row.number(BookDepth.OBI_TOP5_MEAN_M_1)).isNaN();
        assertThat(row.number(BookDepth.DEPTH_TOP5_QUOTE_MEDIAN_M_1)).isNaN();
        assertThat(row.number(Spread.SPREAD_MEAN_M_1)).isNaN();
        assertThat(row.number(ORDER_FLOW_IMBALANCE_M_1)).isNaN();
    }
}
