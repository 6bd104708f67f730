package org.alphadetector.features.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.Side;
import org.junit.jupiter.api.Test;

class FlowGoldenTest {
    private final TickScript script = new TickScript();

    @Test
    void volumesAreExactDecimals() {
        script.trade(1, 100, "0.1", Side.BUY)
                .trade(2, 100, "0.2", Side.BUY)
                .trade(3, 200, "0.007", Side.SELL)
                .trade(4, 100, "1", Side.UNKNOWN);
        Row row = script.minute(60);
        assertThat(row.number(TradeFlow.V_BUY_M_1)).isEqualTo(0.3);
        assertThat(row.number(TradeFlow.V_SELL_M_1)).isEqualTo(0.007);
        assertThat(row.number(TradeFlow.V_TOTAL_M_1)).isEqualTo(1.307);
        assertThat(row.number(TradeFlow.CVD_DELTA_M_1)).isEqualTo(0.293);
        assertThat(row.number(TradeFlow.TRADE_COUNT_M_1)).isEqualTo(4);
        // 100 * 0.1 + 100 * 0.2 + 200 * 0.007 + 100 * 1 = 131.4
        assertThat(row.number(TradeFlow.QUOTE_VOLUME)).isCloseTo(131.4, within(1e-12));
    }

    @Test
    void minuteWithoutTradesHasVolumeZero() {
        script.trade(1, 100, "0.1", Side.BUY);
        Row row = script.minute(120);
        assertThat(row.number(TradeFlow.VOLUME)).isZero();
        assertThat(row.number(TradeFlow.TRADE_COUNT)).isZero();
        assertThat(row.number(TradeFlow.CVD_LEVEL)).isEqualTo(0.1);
    }

    @Test
    void longerBarsAddDecimals() {
        for (int minute = 0; minute < 15; minute++) {
            script.trade(60 * minute, 100, minute == 7 ? "12345678901.1" : "0.0001", Side.SELL);
        }
        Row quarter = script.closed(900, Timeframe.M15).get(0);
        assertThat(quarter.number(TradeFlow.VOLUME)).isEqualTo(12345678901.1014);
        assertThat(quarter.number(TradeFlow.TRADE_COUNT)).isEqualTo(15);
        assertThat(quarter.number(TradeFlow.V_TOTAL_M_1))
                .as("of the last minute only")
                .isEqualTo(0.0001);
    }

    @Test
    void candleTellsTakerVolumesAndNotional() {
        script.candle(0, new double[] {10, 12, 9, 12}, "5.5", "2.2", 3);
        Row row = script.minute(60);
        assertThat(row.number(TradeFlow.V_BUY_M_1)).isEqualTo(2.2);
        assertThat(row.number(TradeFlow.V_SELL_M_1)).isEqualTo(3.3);
        assertThat(row.number(TradeFlow.VOLUME)).isEqualTo(5.5);
        assertThat(row.number(TradeFlow.CVD_DELTA_M_1)).isEqualTo(-1.1);
        assertThat(row.number(TradeFlow.TRADE_COUNT)).isEqualTo(3);
        // vwap 11 * 5.5
        assertThat(row.number(TradeFlow.QUOTE_VOLUME)).isCloseTo(60.5, within(1e-12));
    }

    @Test
    void candleWithoutNotionalAndVwapHasNoQuoteVolume() {
        script.candle(0, new double[] {10, 12, 9, Double.NaN}, "5.5", "2.2", 3);
        assertThat(script.minute(60).number(TradeFlow.QUOTE_VOLUME)).isNaN();
        assertThat(script.closed(900, Timeframe.M15).get(0).number(TradeFlow.QUOTE_VOLUME))
                .isNaN();
    }

    @Test
    void levelStartsAnewAtMidnight() {
        double midnight = 86_400;
        script.trade(midnight - 30, 100, "5", Side.BUY).trade(midnight + 1, 100, "2", Side.SELL);
        assertThat(script.minute(midnight).number(TradeFlow.CVD_LEVEL)).isEqualTo(5);
        assertThat(script.minute(midnight + 60).number(TradeFlow.CVD_LEVEL)).isEqualTo(-2);
    }

    /**
     * Deltas 1, 1, 1, 1, 6 give levels 0, 1, 2, 3, 4, 10 at x = 0..5. Sum (x - 2.5) y = -1.5 - 1 + 1.5 + 6 + 25 = 30;
     * over 17.5 that is 12/7.
     */
    @Test
    void slopeIsThatOfLeastSquares() {
        for (int minute = 0; minute < 5; minute++) {
            script.trade(60 * minute, 100, minute == 4 ? "6" : "1", Side.BUY);
        }
        assertThat(script.minute(240).number(CvdSlope.CVD_SLOPE_M_5)).isNaN();
        assertThat(script.minute(300).number(CvdSlope.CVD_SLOPE_M_5)).isCloseTo(12.0 / 7, within(1e-14));
    }
}
