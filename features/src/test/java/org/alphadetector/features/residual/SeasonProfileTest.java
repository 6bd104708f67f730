package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class SeasonProfileTest {
    private static final long HOUR = 3_600_000_000L;

    private final SeasonProfile hours =
            SeasonProfile.hourOfWeek(new StateBuffer().allocate("season", SeasonProfile.hourOfWeekWords()));

    @Test
    void hoursOfTheWeekFitIntoAKibibyte() {
        assertThat(SeasonProfile.hourOfWeekWords() * Long.BYTES).isLessThanOrEqualTo(1_024);
    }

    @Test
    void aCellIsDefinedFromItsSecondVisitOn() {
        hours.learn(5 * HOUR, 2);
        hours.learn(5 * HOUR + HOUR / 2, 4);
        assertThat(hours.at(5 * HOUR)).isNaN();
        assertThat(hours.factor(5 * HOUR)).isEqualTo(1);
        hours.learn(6 * HOUR, 9);
        assertThat(hours.at(5 * HOUR + HOUR / 2)).isEqualTo(3);
        // one visit of 3 averaged with two of 1
        assertThat(hours.factor(5 * HOUR + HOUR / 2)).isCloseTo(5.0 / 3, within(1e-12));
        assertThat(hours.at((168 + 5) * HOUR + HOUR / 2)).as("a week later").isEqualTo(3);
        assertThat(hours.at((24 + 5) * HOUR + HOUR / 2)).as("a day later").isNaN();
        assertThat(hours.at(6 * HOUR)).isNaN();
        hours.learn(7 * HOUR, 1);
        // at the edge between the hours half of the way from 3 to 9
        assertThat(hours.at(6 * HOUR - 1)).isCloseTo(6, within(1e-6));
        assertThat(hours.at(6 * HOUR)).isCloseTo(6, within(1e-6));
        assertThat(hours.at(7 * HOUR - HOUR / 4))
                .as("the next hour is not visited before")
                .isEqualTo(9);
        hours.clear();
        assertThat(hours.at(5 * HOUR)).isNaN();
    }

    @Test
    void theLatestVisitCountsAFifthOnceThereWereFive() {
        double mean = 0;
        for (int week = 0; week < 300; week++) {
            int value = week % 7;
            hours.learn(week * 168L * HOUR, value);
            hours.learn(week * 168L * HOUR + HOUR, 1);
            mean += (value - mean) * Math.max(0.2, 1.0 / (week + 1));
            assertThat(hours.at(HOUR / 2)).as("week " + week).isCloseTo(mean, within(1e-5));
        }
    }

    @Test
    void keepsDoublesWhereAsked() {
        SeasonProfile quarters =
                new SeasonProfile(new StateBuffer().allocate("season", SeasonProfile.words(96)), 24 * HOUR, 96);
        quarters.learn(-HOUR / 8, 1e9 + 1.0 / 1_024);
        quarters.learn(HOUR / 8, 5);
        assertThat(quarters.at(-HOUR / 8)).isEqualTo(1e9 + 1.0 / 1_024);
        assertThat(quarters.at(24 * HOUR - HOUR / 8)).isEqualTo(1e9 + 1.0 / 1_024);
        assertThatThrownBy(() -> new SeasonProfile(new StateBuffer().allocate("season", 96), 24 * HOUR, 96))
                .hasMessageContaining("needed=111");
    }
}
