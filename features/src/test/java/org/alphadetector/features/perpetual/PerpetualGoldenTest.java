package org.alphadetector.features.perpetual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.junit.jupiter.api.Test;

class PerpetualGoldenTest {
    private final TickScript script = new TickScript();

    @Test
    void fundingIsTheLastValueAndItsMeanNeedsAnHour() {
        script.ticker(1, tick -> tick.fundingRate = 0.0001);
        for (int minute = 1; minute < 60; minute++) {
            double rate = minute < 30 ? 0.0001 : 0.0003;
            script.ticker(60 * minute, tick -> tick.fundingRate = rate);
        }
        assertThat(script.minute(60).number(Funding.FUNDING_RATE)).isEqualTo(0.0001);
        assertThat(script.minute(3540).number(Funding.FUNDING_H_1)).isNaN();
        assertThat(script.minute(3600).number(Funding.FUNDING_H_1)).isCloseTo(0.0002, within(1e-18));
    }

    @Test
    void timeToFundingCountsDownAndEndsWhenItHasPassed() {
        script.ticker(1, tick -> tick.fundingTimestampMicros = TickScript.micros(150.5));
        script.trade(200, 1);
        assertThat(script.minute(60).number(Funding.TIME_TO_NEXT_FUNDING_SEC)).isEqualTo(90);
        assertThat(script.minute(120).number(Funding.TIME_TO_NEXT_FUNDING_SEC)).isEqualTo(30);
        assertThat(script.minute(180).number(Funding.TIME_TO_NEXT_FUNDING_SEC)).isNaN();
    }

    /**
     * Minute 1: samples 10 bp and 30 bp, mean 20. Minutes 2 to 4: nothing, so the basis in force, 30. Minute 5: mark
     * back at the index, 0, but its first message has no index yet in that minute and is no sample. Mean (20 + 90 + 0)
     * / 5 = 22.
     */
    @Test
    void basisIsTheMeanOfMinuteMeans() {
        script.ticker(10, tick -> {
            tick.markPrice = 1001;
            tick.indexPrice = 1000;
        });
        script.ticker(20, tick -> tick.markPrice = 1003);
        script.ticker(250, tick -> tick.markPrice = 1500);
        script.ticker(260, tick -> {
            tick.markPrice = 1000;
            tick.indexPrice = 1000;
        });
        assertThat(script.minute(240).number(Basis.BASIS_BP_M_5)).isNaN();
        Row row = script.minute(300);
        assertThat(row.number(Basis.BASIS_BP_M_5)).isCloseTo(22, within(1e-9));
        assertThat(row.number(Basis.MARK_CLOSE)).isEqualTo(1000);
        assertThat(script.minute(60).number(Basis.MARK_CLOSE)).isEqualTo(1003);
        assertThat(script.minute(60).number(Basis.INDEX_CLOSE)).isEqualTo(1000);
    }

    @Test
    void valuesGoStaleAfterAnHour() {
        script.ticker(0, tick -> {
            tick.markPrice = 1001;
            tick.indexPrice = 1000;
            tick.fundingRate = 0.0001;
        });
        for (int minute = 1; minute < 63; minute++) {
            script.trade(60 * minute, 100);
        }
        assertThat(script.minute(3600).number(Basis.MARK_CLOSE)).isEqualTo(1001);
        assertThat(script.minute(3660).number(Basis.MARK_CLOSE)).isNaN();
        assertThat(script.minute(3660).number(Basis.BASIS_BP_M_5)).isNaN();
        assertThat(script.minute(3660).number(Funding.FUNDING_RATE)).isNaN();
    }
}
