package org.alphadetector.features.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

class PositioningGoldenTest {
    private final TickScript script = new TickScript();

    @Test
    void isUndefinedUntilAMessageCarriesIt() {
        script.ticker(1, tick -> tick.markPrice = 5);
        Row row = script.minute(60);
        assertThat(row.number(OpenInterest.OI_CLOSE)).isNaN();
        assertThat(row.number(OpenInterest.OI_STALENESS_MS)).isNaN();
    }

    @Test
    void barOpensWithTheValueInForce() {
        script.openInterest(10, 100).openInterest(20, 90).openInterest(70, 120).openInterest(80, 110);
        Row first = script.minute(60);
        Row second = script.minute(120);
        assertThat(first.number(OpenInterest.OI_OPEN)).isEqualTo(100);
        assertThat(first.number(OpenInterest.OI_CLOSE)).isEqualTo(90);
        assertThat(first.number(OpenInterest.OI_STALENESS_MS)).isEqualTo(40_000);
        assertThat(second.number(OpenInterest.OI_OPEN)).isEqualTo(90);
        assertThat(second.number(OpenInterest.OI_MIN)).isEqualTo(90);
        assertThat(second.number(OpenInterest.OI_MAX)).isEqualTo(120);
        assertThat(second.number(OpenInterest.OI_CLOSE)).isEqualTo(110);
    }

    @Test
    void longerBarSpansItsMinutes() {
        script.openInterest(10, 100)
                .openInterest(400, 130)
                .openInterest(500, 70)
                .openInterest(800, 90);
        Row quarter = script.closed(900, Timeframe.M15).get(0);
        assertThat(quarter.number(OpenInterest.OI_OPEN)).isEqualTo(100);
        assertThat(quarter.number(OpenInterest.OI_MAX)).isEqualTo(130);
        assertThat(quarter.number(OpenInterest.OI_MIN)).isEqualTo(70);
        assertThat(quarter.number(OpenInterest.OI_CLOSE)).isEqualTo(90);
    }

    @Test
    void changesOverFiveMinutesAreCleanDecimals() {
        script.openInterest(10, 84_200.001).openInterest(310, 84_210.123);
        assertThat(script.minute(300).number(OpenInterest.OI_DELTA_M_5)).isNaN();
        Row row = script.minute(360);
        assertThat(row.number(OpenInterest.OI_DELTA_M_5)).isEqualTo(10.122);
        assertThat(row.number(OpenInterest.OI_ROC_M_5)).isCloseTo(10.122 / 84_200.001, within(1e-16));
    }

    @Test
    void goesUndefinedAfterAnHourWithoutAMessageThatCarriesIt() {
        script.openInterest(0, 100);
        for (int minute = 1; minute < 63; minute++) {
            script.trade(60 * minute, 100);
        }
        assertThat(script.minute(3600).number(OpenInterest.OI_CLOSE)).isEqualTo(100);
        assertThat(script.minute(3660).number(OpenInterest.OI_CLOSE)).isNaN();
        assertThat(script.minute(3660).number(OpenInterest.OI_STALENESS_MS)).isEqualTo(3_660_000);
    }

    @Test
    void liquidationsAreCountedOverFiveMinutesOnceOneWasSeen() {
        script.trade(1, 100);
        assertThat(script.minute(300).number(Liquidations.LIQ_COUNT_M_5)).isNaN();
        script.liquidation(310, 100, "0.5").liquidation(320, 200, "2").liquidation(370, 100, "1");
        assertThat(script.minute(360).number(Liquidations.LIQ_COUNT_M_5)).isEqualTo(2);
        assertThat(script.minute(360).number(Liquidations.LIQ_NOTIONAL_M_5)).isEqualTo(450);
        assertThat(script.minute(600).number(Liquidations.LIQ_COUNT_M_5)).isEqualTo(3);
        assertThat(script.minute(660).number(Liquidations.LIQ_NOTIONAL_M_5)).isEqualTo(100);
        assertThat(script.minute(720).number(Liquidations.LIQ_COUNT_M_5)).isZero();
    }
}
