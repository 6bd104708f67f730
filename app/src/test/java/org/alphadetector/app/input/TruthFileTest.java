package org.alphadetector.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFileTest {
    private static final SimulatorSettings TWO_HOURS =
            SimulatorSettings.DEFAULT.withDuration(2 * 3_600_000_000L).withAssetCount(3);

    @TempDir
    Path directory;

    @Test
    void keepsWhatItHoldsUntilTicksAreRead() throws IOException {
        Path file = Files.writeString(directory.resolve("truth"), "of the run before\n");
        Path second = Files.writeString(directory.resolve("second"), "of the run before\n");
        try (SimulatedTicks ticks =
                new SimulatedTicks(TWO_HOURS, TruthFile.of(file).and(TruthFile.of(second)))) {
            assertThat(file).hasContent("of the run before");

            assertThat(ticks.advance()).isTrue();

            assertThat(file).isEmptyFile();
            assertThat(second).isEmptyFile();
        }
    }

    @Test
    void tellsOneInjectionALineAndTheNextConsumerToo() throws IOException {
        Path file = directory.resolve("truth");
        List<Injection> told = new ArrayList<>();
        try (SimulatedTicks ticks =
                new SimulatedTicks(TWO_HOURS, TruthFile.of(file).and(told::add))) {
            while (ticks.advance()) {
                assertThat(told).hasSameSizeAs(Files.readAllLines(file));
                if (!told.isEmpty()) {
                    break;
                }
            }
        }
        assertThat(told).isNotEmpty();
    }

    @Test
    void oneThatCannotBeWrittenIsTheUsersMistake() {
        assertThatThrownBy(() -> TruthFile.of(directory.resolve("none/truth")))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("cannot write --truth");
    }
}
