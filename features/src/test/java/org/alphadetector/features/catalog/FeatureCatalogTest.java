package org.alphadetector.features.catalog;

import org.alphadetector.features.row.Provenance;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.row.Column;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {
    private static final List<String> GROUPS = List.of(
            "Identity & Membership",
            "Price/Returns/Volatility",
            "Flow/CVD",
            "Positioning (OI & Liquidations)",
            "Perp State (Funding & Basis)",
            "Microstructure",
            "Swing Detection",
            "Cheap Flags",
            "Data Quality",
            "Provenance",
            "Extensibility");
    private static final List<String> SINGLE = List.of("session_phase", "time_of_day", "day_of_week", "is_market_open");

    /** Name, type and group of each documented column, cut from the front of its line. */
    @Test
    void hasTheDocumentedColumns() throws IOException {
        List<String> expected = Files.readAllLines(SharedData.file("spec/features_snapshot.csv")).stream()
                .skip(1)
                .map(line ->
                        line.replace("\"numeric(38,12)\"", "numeric(38 12)").split(","))
                .map(parts -> parts[0] + " " + parts[1].replace("(38 12)", "(38,12)") + " " + parts[2])
                .filter(FeatureCatalogTest::isOfThisPack)
                .toList();

        List<String> declared = FeatureCatalog.layout().allColumns().stream()
                .map(column -> column.name() + " " + sqlType(column) + " " + column.group())
                .toList();

        assertThat(declared).containsAll(expected);
    }

    @Test
    void everyColumnSaysWhatItMeans() {
        for (Column column : FeatureCatalog.layout().columns()) {
            assertThat(column.meaning()).as(column.name()).endsWith(".").hasSizeGreaterThan(10);
            assertThat(column.pack()).isEqualTo("core");
        }
    }

    private static boolean isOfThisPack(String line) {
        return GROUPS.stream().anyMatch(line::endsWith)
                || SINGLE.stream().anyMatch(name -> line.startsWith(name + " "));
    }

    private static String sqlType(Column column) {
        boolean isEnum = column.name().equals("tf") || column.name().equals("dq_status");
        return isEnum ? "enum" : column.type().ddl().toLowerCase(Locale.ROOT);
    }
}
