package org.alphadetector.features.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
    private final TickScript script = new TickScript();

    @ParameterizedTest
    @CsvSource({
        "0, asia",
        "6, asia",
        "7, europe",
        "12, europe",
        "13, overlap",
        "15, overlap",
        "16, us",
        "21, us",
        "22, asia"
    })
    void phaseFollowsTheHourInWhichTheBarLies(int hour, String phase) {
        script.trade(hour * 3600, 1);
        Row row = script.minute(hour * 3600 + 60);
        assertThat(row.text(Session.SESSION_PHASE)).isEqualTo(phase);
        assertThat(row.number(Session.TIME_OF_DAY)).isEqualTo(hour);
        Row hourRow = script.trade(hour * 3600 + 3500, 1)
                .closed((hour + 1) * 3600, Timeframe.H1)
                .get(0);
        assertThat(hourRow.text(Session.SESSION_PHASE)).isEqualTo(phase);
        assertThat(hourRow.number(Session.TIME_OF_DAY)).isEqualTo(hour);
    }

    @Test
    void lastMinuteOfADayBelongsToIt() {
        script.trade(86_400 - 1, 1).trade(86_400, 1);
        assertThat(script.minute(86_400).number(Session.DAY_OF_WEEK))
                .as("Monday")
                .isZero();
        assertThat(script.minute(86_460).number(Session.DAY_OF_WEEK)).isEqualTo(1);
        script.trade(6 * 86_400, 1);
        assertThat(script.minute(6 * 86_400 + 60).number(Session.DAY_OF_WEEK))
                .as("Sunday")
                .isEqualTo(6);
    }

    @Test
    void marketIsClosedWhileADisconnectIsOpen() {
        script.trade(1, 1).disconnect();
        assertThat(script.minute(60).isTrue(script.minute(60).layout().lane(Session.IS_MARKET_OPEN)))
                .isFalse();
        script.trade(70, 1);
        assertThat(script.minute(120).number(Session.IS_MARKET_OPEN)).isEqualTo(1);
    }
}
