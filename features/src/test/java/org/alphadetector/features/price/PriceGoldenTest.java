package org.alphadetector.features.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

class PriceGoldenTest {
    private final TickScript script = new TickScript();

    @Test
    void openAndCloseFollowEventTimeNotArrival() {
        script.trade(30, 101).trade(5, 100).trade(59, 103).trade(58, 99).trade(59, 102);
        Row row = script.minute(60);
        assertThat(row.number(BarPrices.OPEN)).isEqualTo(100);
        assertThat(row.number(BarPrices.CLOSE))
                .as("later arrival of equal time wins")
                .isEqualTo(102);
        assertThat(row.number(BarPrices.HIGH)).isEqualTo(103);
        assertThat(row.number(BarPrices.LOW)).isEqualTo(99);
    }

    @Test
    void barWithoutTradesRepeatsTheCloseAndIsUndefinedBeforeTheFirst() {
        script.quote(1, 99, 101);
        assertThat(script.minute(60).number(BarPrices.CLOSE)).isNaN();
        script.trade(70, 100).trade(80, 104);
        Row row = script.minute(180);
        assertThat(row.number(BarPrices.OPEN)).isEqualTo(104);
        assertThat(row.number(BarPrices.HIGH)).isEqualTo(104);
        assertThat(row.number(BarPrices.LOW)).isEqualTo(104);
        assertThat(row.number(BarPrices.CLOSE)).isEqualTo(104);
    }

    @Test
    void candleGivesItsOwnPricesAndTradesWinOverIt() {
        script.candle(0, new double[] {10, 12, 9, 11}, "5", "2", 3);
        script.candle(60, new double[] {20, 22, 19, 21}, "5", "2", 3).trade(61, 15);
        assertThat(script.minute(60).number(BarPrices.HIGH)).isEqualTo(12);
        assertThat(script.minute(60).number(BarPrices.CLOSE)).isEqualTo(11);
        assertThat(script.minute(120).number(BarPrices.CLOSE)).isEqualTo(15);
    }

    /** ln(110/100) = 0.0953101798; range: ln(110/100) / (2 sqrt(ln 2)) = 0.0953101798 / 1.6651092223 = 0.0572395...*/
    @Test
    void returnsAndRangesOfTwoMinutes() {
        script.trade(1, 100).trade(61, 100).trade(70, 110);
        Row first = script.minute(60);
        Row second = script.minute(120);
        assertThat(first.number(Returns.RET_M_1)).isNaN();
        assertThat(first.number(MinuteRange.RV_M_1)).isZero();
        assertThat(first.number(MinuteRange.ATR_PROXY_M_1)).isNaN();
        assertThat(second.number(Returns.RET_M_1)).isCloseTo(0.0953101798043249, within(1e-15));
        assertThat(second.number(Returns.RET_ABS_M_1)).isCloseTo(0.0953101798043249, within(1e-15));
        assertThat(second.number(MinuteRange.RV_M_1)).isCloseTo(0.0572395, within(1e-6));
        assertThat(second.number(MinuteRange.ATR_PROXY_M_1)).isCloseTo(10.0 / 110, within(1e-15));
    }

    @Test
    void gapWidensTheTrueRange() {
        script.trade(1, 100).trade(61, 107).trade(62, 110);
        // max(110 - 107, |110 - 100|, |107 - 100|) = 10
        assertThat(script.minute(120).number(MinuteRange.ATR_PROXY_M_1)).isCloseTo(10.0 / 110, within(1e-15));
    }

    @Test
    void eachReturnIsUndefinedUntilItsOwnLookBackIsThere() {
        for (int minute = 0; minute <= 61; minute++) {
            script.trade(60 * minute + 1, 100 + minute);
        }
        assertThat(script.minute(300).number(Returns.RET_M_5)).isNaN();
        assertThat(script.minute(360).number(Returns.RET_M_5)).isCloseTo(Math.log(105.0 / 100), within(1e-15));
        assertThat(script.minute(300).number(Returns.RV_M_5)).isNaN();
        assertThat(script.minute(360).number(Returns.RV_M_5)).isPositive();
        assertThat(script.minute(900).number(Returns.RET_M_15)).isNaN();
        assertThat(script.minute(960).number(Returns.RET_M_15)).isCloseTo(Math.log(115.0 / 100), within(1e-15));
        assertThat(script.minute(3600).number(Returns.RET_H_1)).isNaN();
        assertThat(script.minute(3660).number(Returns.RET_H_1)).isCloseTo(Math.log(160.0 / 100), within(1e-15));
    }

    @Test
    void halfMinuteReturnStartsFromTheLastTradeAtOrBeforeTheHalf() {
        script.trade(10, 90).trade(30, 100).trade(30.000001, 70).trade(50, 110).trade(29, 80);
        assertThat(script.minute(60).number(HalfMinuteReturn.RET_S_30)).isCloseTo(Math.log(1.1), within(1e-15));
        script.trade(95, 121);
        assertThat(script.minute(120).number(HalfMinuteReturn.RET_S_30))
                .as("no trade in the first half: from the previous close")
                .isCloseTo(Math.log(1.1), within(1e-15));
    }

    @Test
    void halfMinuteReturnIsUndefinedFromCandlesAndWithoutAnEarlierTrade() {
        script.trade(45, 100);
        assertThat(script.minute(60).number(HalfMinuteReturn.RET_S_30)).isNaN();
        script.candle(60, new double[] {10, 12, 9, 11}, "5", "2", 3);
        assertThat(script.minute(120).number(HalfMinuteReturn.RET_S_30)).isNaN();
        script.trade(175, 100);
        assertThat(script.minute(180).number(HalfMinuteReturn.RET_S_30)).isNaN();
    }

    @Test
    void midIsThatOfTheLastQuoteAndGrowsStale() {
        script.quote(10, 99, 100).quote(20, 0.1, 0.2).quote(19, 50, 51);
        assertThat(script.minute(60).number(MidPrice.MID_CLOSE)).isEqualTo(0.15);
        assertThat(script.minute(300).number(MidPrice.MID_CLOSE)).isEqualTo(0.15);
        assertThat(script.minute(360).number(MidPrice.MID_CLOSE)).isNaN();
        script.quote(370, 99, Double.NaN);
        assertThat(script.minute(420).number(MidPrice.MID_CLOSE)).isNaN();
    }

    @Test
    void priceStepIsTheSmallestDifference() {
        script.trade(1, 100.5);
        assertThat(script.minute(60).number(PriceStep.PRICE_STEP)).isNaN();
        script.trade(61, 100.7).trade(62, 101.0);
        assertThat(script.minute(120).number(PriceStep.PRICE_STEP)).isEqualTo(0.2);
        script.trade(121, 101.1).trade(122, 101.2);
        assertThat(script.minute(180).number(PriceStep.PRICE_STEP)).isEqualTo(0.1);
    }

    @Test
    void longerBarTakesTradedMinutesOnly() {
        script.quote(1, 99, 101);
        script.trade(120, 105).trade(130, 103).trade(200, 108).trade(210, 101);
        Row quarter = script.closed(900, Timeframe.M15).get(0);
        assertThat(quarter.number(BarPrices.OPEN)).isEqualTo(105);
        assertThat(quarter.number(BarPrices.HIGH)).isEqualTo(108);
        assertThat(quarter.number(BarPrices.LOW)).isEqualTo(101);
        assertThat(quarter.number(BarPrices.CLOSE)).isEqualTo(101);
        script.trade(1000, 110);
        Row next = script.closed(1800, Timeframe.M15).get(1);
        assertThat(next.number(BarPrices.OPEN))
                .as("the carried close does not open a traded bar")
                .isEqualTo(110);
        assertThat(next.number(BarPrices.LOW)).isEqualTo(110);
    }
}
