package org.alphadetector.detectors.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long DAY = 86_400_000_000L;

    private final StateBuffer state = new StateBuffer();
    private final Ledger ledger = new Ledger(state.section("ledger", 1), Map.of("spike", 2.0, "shift", 0.5));

    private void spend(int alarms, int assets) {
        for (int i = 0; i < alarms; i++) {
            ledger.spend("spike", assets);
        }
    }

    /** Ten assets have twenty alarms a day; with half an alarm left, p must be 10^-1/2 of what it may be else. */
    @Test
    void anAccountHoldsADayAndThenAsksForMore() {
        ledger.advance(DAY, 10);
        spend(19, 10);
        assertThat(ledger.allowance("spike", 10)).isEqualTo(1);
        spend(1, 10);
        assertThat(ledger.allowance("spike", 10)).isCloseTo(0.1, within(1e-15));
        ledger.advance(DAY + DAY / 40, 10);
        assertThat(ledger.allowance("spike", 10)).isCloseTo(Math.pow(10, -0.5), within(1e-12));
        assertThat(ledger.allowance("shift", 10)).as("each class has its own").isEqualTo(1);
        spend(100, 10);
        assertThat(ledger.allowance("spike", 10)).as("the debt ends").isCloseTo(1e-5, within(1e-18));
        ledger.advance(DAY + DAY / 40 + DAY / 4, 10);
        assertThat(ledger.allowance("spike", 10))
                .as("four of debt and one, at twenty a day")
                .isEqualTo(1);
    }

    @Test
    void aSmallMarketHasFiveAlarmsToBeginWith() {
        ledger.advance(DAY, 1);
        spend(4, 1);
        assertThat(ledger.allowance("spike", 1)).isEqualTo(1);
        spend(1, 1);
        assertThat(ledger.allowance("spike", 1)).isCloseTo(0.1, within(1e-15));
        ledger.advance(100 * DAY, 1);
        spend(4, 1);
        assertThat(ledger.allowance("spike", 1)).as("no more is saved up").isEqualTo(1);
        spend(1, 1);
        assertThat(ledger.allowance("spike", 1)).isLessThan(1);
    }

    @Test
    void timeThatRunsBackwardRefillsNothing() {
        ledger.advance(DAY, 1);
        spend(5, 1);
        ledger.advance(DAY / 2, 1);
        ledger.advance(DAY, 1);
        assertThat(ledger.allowance("spike", 1)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void aClassWithoutBudgetIsAMistake() {
        assertThatThrownBy(() -> ledger.allowance("pattern", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern");
    }
}
