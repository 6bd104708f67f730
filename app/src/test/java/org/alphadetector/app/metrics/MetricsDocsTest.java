package org.alphadetector.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsDocsTest {

    @Test
    void pageIsUpToDate() throws IOException {
        Path page = repository().resolve("docs/metrics.md");
        if (System.getProperty("update-docs") != null) {
            Files.writeString(page, MetricsPage.text());
        }

        assertThat(page).hasContent(MetricsPage.text());
    }

    @Test
    void namesAreThoseOfThePage() {
        assertThat(MeterCatalog.ALL).extracting(MeterSpec::name).doesNotHaveDuplicates();
        assertThat(MeterCatalog.ALL)
                .extracting(MeterSpec::prometheusName)
                .contains("alpha_ticks_total", "alpha_bar_close_delay_seconds", "alpha_sink_lag_records");
    }

    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("app/pom.xml"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
