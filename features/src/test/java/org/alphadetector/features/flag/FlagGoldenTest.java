package org.alphadetector.features.flag;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.Side;
import org.junit.jupiter.api.Test;

class FlagGoldenTest {
    private final TickScript script = new TickScript();

    /**
     * Each minute one trade of size 1, the price 100.0 and 100.1 in turn, a spread of 2 bp, open interest up and down.
     */
    private void quietMinutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            quietMinute(minute);
        }
    }

    private void quietMinute(int minute) {
        double start = 60 * minute;
        script.trade(start + 1, minute % 2 == 0 ? 100 : 100.1)
                .quote(start + 2, 99.99, 100.01)
                .openInterest(start + 3, 1000 + minute % 5)
                .liquidation(start + 4, 100, "1");
    }

    private double flag(int minute, Column column) {
        return script.minute(60 * (minute + 1)).number(column);
    }

    @Test
    void isUndefinedUntilOneHundredAndTwentyMinutesAreLearnt() {
        quietMinutes(130);
        // volume and spread have a value from minute 0 on, ret_m_1 from 1, liq_count_m_5 from 4, five-minute changes 5
        assertThat(flag(119, MinuteSpikes.IS_VOL_SPIKE_M_1)).isNaN();
        assertThat(flag(120, MinuteSpikes.IS_VOL_SPIKE_M_1)).isZero();
        assertThat(flag(119, MinuteSpikes.IS_SPREAD_STRESS_M_1)).isNaN();
        assertThat(flag(120, MinuteSpikes.IS_SPREAD_STRESS_M_1)).isZero();
        assertThat(flag(120, MinuteSpikes.IS_PRICE_SPIKE_UP_M_1)).isNaN();
        assertThat(flag(121, MinuteSpikes.IS_PRICE_SPIKE_UP_M_1)).isZero();
        assertThat(flag(123, PositioningSpikes.IS_LIQ_CLUSTER_M_5)).isNaN();
        assertThat(flag(124, PositioningSpikes.IS_LIQ_CLUSTER_M_5)).isZero();
        assertThat(flag(124, PositioningSpikes.IS_OI_SPIKE_UP_M_5)).isNaN();
        assertThat(flag(125, PositioningSpikes.IS_OI_SPIKE_UP_M_5)).isZero();
        assertThat(flag(124, FlowDivergence.IS_DIVERGENCE_BULLISH_M_5)).isNaN();
        assertThat(flag(125, FlowDivergence.IS_DIVERGENCE_BULLISH_M_5)).isZero();
    }

    /** |ret_m_1| is 0.001 every minute, so sigma is, within a step of 2 %; five of them are 0.005. */
    @Test
    void priceSpikeIsFiveRobustSigmas() {
        quietMinutes(130);
        script.trade(130 * 60 + 1, 100.1 * Math.exp(0.006)).trade(131 * 60 + 1, 100.1 * Math.exp(0.002));
        assertThat(flag(130, MinuteSpikes.IS_PRICE_SPIKE_UP_M_1)).isEqualTo(1);
        assertThat(flag(130, MinuteSpikes.IS_PRICE_SPIKE_DOWN_M_1)).isZero();
        assertThat(flag(131, MinuteSpikes.IS_PRICE_SPIKE_DOWN_M_1))
                .as("0.004 is not enough")
                .isZero();
        script.trade(132 * 60 + 1, 100.1 * Math.exp(-0.004));
        assertThat(flag(132, MinuteSpikes.IS_PRICE_SPIKE_DOWN_M_1)).isEqualTo(1);
    }

    /** A constant price would have no scale: half a step, 0.05 of 100, makes five sigmas 0.25 %. */
    @Test
    void priceScaleIsAtLeastHalfAStep() {
        script.trade(1, 99.9);
        for (int minute = 1; minute < 130; minute++) {
            script.trade(60 * minute + 1, 100);
        }
        script.trade(130 * 60 + 1, 100.2).trade(131 * 60 + 1, 100.5);
        assertThat(flag(130, MinuteSpikes.IS_PRICE_SPIKE_UP_M_1)).isZero();
        assertThat(flag(131, MinuteSpikes.IS_PRICE_SPIKE_UP_M_1)).isEqualTo(1);
    }

    /** Volume and spread never vary: the threshold is e = 2.718 times the usual. */
    @Test
    void volumeAndSpreadMustExceedEulersNumberTimesTheUsual() {
        quietMinutes(130);
        script.trade(130 * 60 + 1, 100, "2.5", Side.BUY).quote(130 * 60 + 2, 99.975, 100.025);
        script.trade(131 * 60 + 1, 100, "3", Side.BUY).quote(131 * 60 + 2, 99.97, 100.03);
        assertThat(flag(130, MinuteSpikes.IS_VOL_SPIKE_M_1)).isZero();
        assertThat(flag(131, MinuteSpikes.IS_VOL_SPIKE_M_1)).isEqualTo(1);
        assertThat(flag(130, MinuteSpikes.IS_SPREAD_STRESS_M_1)).isZero();
        assertThat(flag(131, MinuteSpikes.IS_SPREAD_STRESS_M_1)).isEqualTo(1);
        assertThat(flag(132, MinuteSpikes.IS_VOL_SPIKE_M_1)).as("no trade").isZero();
        assertThat(flag(132, MinuteSpikes.IS_SPREAD_STRESS_M_1)).as("no quote").isNaN();
    }

    @Test
    void openInterestSpikesBothWays() {
        quietMinutes(130);
        script.openInterest(130 * 60 + 1, 1100);
        assertThat(flag(130, PositioningSpikes.IS_OI_SPIKE_UP_M_5)).isEqualTo(1);
        assertThat(flag(130, PositioningSpikes.IS_OI_SPIKE_DOWN_M_5)).isZero();
        script.openInterest(136 * 60 + 1, 900);
        assertThat(flag(136, PositioningSpikes.IS_OI_SPIKE_DOWN_M_5)).isEqualTo(1);
    }

    /** Five liquidations in five minutes are usual here; six are a cluster. */
    @Test
    void liquidationsClusterAboveTheirUsualCount() {
        quietMinutes(131);
        assertThat(flag(130, PositioningSpikes.IS_LIQ_CLUSTER_M_5)).isZero();
        quietMinute(131);
        script.liquidation(131 * 60 + 5, 100, "1");
        assertThat(flag(131, PositioningSpikes.IS_LIQ_CLUSTER_M_5)).isEqualTo(1);
    }

    @Test
    void divergenceNeedsPriceAndFlowToPartWays() {
        for (int minute = 0; minute < 140; minute++) {
            boolean isUp = minute / 10 % 2 == 0;
            double price = 100 + (minute % 2 == 0 ? 0 : 0.1);
            script.trade(60 * minute + 1, price, "1", isUp ? Side.BUY : Side.SELL);
        }
        for (int minute = 140; minute < 145; minute++) {
            script.trade(60 * minute + 1, 100 - (minute - 139), "5", Side.BUY);
        }
        for (int minute = 145; minute < 155; minute++) {
            script.trade(60 * minute + 1, 95 + (minute - 144), "5", Side.SELL);
        }
        Row falling = script.minute(145 * 60);
        assertThat(falling.number(FlowDivergence.IS_DIVERGENCE_BULLISH_M_5)).isEqualTo(1);
        assertThat(falling.number(FlowDivergence.IS_DIVERGENCE_BEARISH_M_5)).isZero();
        Row rising = script.minute(155 * 60);
        assertThat(rising.number(FlowDivergence.IS_DIVERGENCE_BULLISH_M_5)).isZero();
        assertThat(rising.number(FlowDivergence.IS_DIVERGENCE_BEARISH_M_5)).isEqualTo(1);
    }
}
