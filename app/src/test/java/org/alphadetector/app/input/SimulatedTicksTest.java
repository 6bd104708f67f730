package org.alphadetector.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;

class SimulatedTicksTest {

    @Test
    void sameSettingsInAnotherVersionOfTheMarketAreOtherTicks() {
        String first = SimulatedTicks.sequence(SimulatorSettings.DEFAULT, 1);

        assertThat(first).startsWith("alpha-feed-").isEqualTo(SimulatedTicks.sequence(SimulatorSettings.DEFAULT, 1));
        assertThat(SimulatedTicks.sequence(SimulatorSettings.DEFAULT, 2)).isNotEqualTo(first);
    }
}
