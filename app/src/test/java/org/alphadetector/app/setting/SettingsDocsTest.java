package org.alphadetector.app.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsDocsTest {

    @Test
    void pageIsUpToDate() throws IOException {
        Path page = repository().resolve("docs/settings.md");
        if (System.getProperty("update-docs") != null) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, SettingsPage.text());
        }

        assertThat(page).hasContent(SettingsPage.text());
    }

    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("app/pom.xml"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
