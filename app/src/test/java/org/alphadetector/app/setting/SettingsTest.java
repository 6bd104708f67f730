package org.alphadetector.app.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.asset.StageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path directory;

    @Test
    void defaultsAreThoseOfThePipeline() {
        assertThat(Settings.defaults().pipeline()).isEqualTo(PipelineSettings.DEFAULT);
    }

    @Test
    void fileOverridesADefault() throws IOException {
        Settings settings = Settings.load(file("lateness.ms = 3000\n"));

        assertThat(settings.pipeline().stage().latenessMicros()).isEqualTo(3_000_000L);
        assertThat(settings.pipeline().stage().silenceMicros()).isEqualTo(StageSettings.DEFAULT.silenceMicros());
    }

    @Test
    void unknownNameIsRefused() throws IOException {
        Path file = file("latenes.ms = 3000\n");

        assertThatThrownBy(() -> Settings.load(file))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("'latenes.ms'")
                .hasMessageContaining("docs/settings.md");
    }

    @Test
    void valueOutsideTheRangeIsRefused() throws IOException {
        Path file = file("lateness.ms = 58001\n");

        assertThatThrownBy(() -> Settings.load(file))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("from 0 to 58000 (ms), not '58001'");
    }

    @Test
    void missingFileIsRefused() {
        assertThatThrownBy(() -> Settings.load(directory.resolve("none.properties")))
                .isInstanceOf(UserMistake.class);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("alpha.properties"), text);
    }
}
