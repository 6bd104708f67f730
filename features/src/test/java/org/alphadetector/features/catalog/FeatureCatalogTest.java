package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.row.Column;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {
    /** Groups of the documents of which every column is there. */
    private static final Set<String> COMPLETE_GROUPS = Set.of(
            "Identity & Membership",
            "Price/Returns/Volatility",
            "Flow/CVD",
            "Positioning (OI & Liquidations)",
            "Perp State (Funding & Basis)",
            "Microstructure",
            "Cheap Flags",
            "Swing Detection",
            "Data Quality",
            "Provenance",
            "Extensibility",
            "Momentum Indicators",
            "Advanced Trend Features",
            "Level Detection",
            "Breadth Features",
            "Residual Features",
            "Pattern Detection Features",
            "Regime Classification Features",
            "Divergence Detection Features",
            "Normalized Pattern Features");

    /** Type and group of each documented column, by its name, cut from the front of its line. */
    private static Map<String, String> documented() throws IOException {
        return Files.readAllLines(SharedData.file("spec/features_snapshot.csv")).stream()
                .skip(1)
                .map(line ->
                        line.replace("\"numeric(38,12)\"", "numeric(38 12)").split(","))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts[1].replace("(38 12)", "(38,12)") + " " + parts[2]));
    }

    @Test
    void aDocumentedColumnHasTheDocumentedTypeAndGroup() throws IOException {
        Map<String, String> documented = documented();
        int found = 0;
        for (Column column : FeatureCatalog.layout().allColumns()) {
            String expected = documented.get(column.name());
            if (expected != null) {
                found++;
                assertThat(sqlType(column) + " " + column.group())
                        .as(column.name())
                        .isEqualTo(expected);
            }
        }
        assertThat(found).isGreaterThan(65);
    }

    @Test
    void aCompleteGroupStaysComplete() throws IOException {
        documented().forEach((name, typeAndGroup) -> {
            String group = typeAndGroup.substring(typeAndGroup.indexOf(' ') + 1).replaceFirst("^precision ", "");
            if (COMPLETE_GROUPS.contains(group)) {
                assertThat(FeatureCatalog.layout().has(name)).as(name).isTrue();
            }
        });
    }

    @Test
    void everyColumnSaysWhatItMeans() {
        for (Column column : FeatureCatalog.layout().columns()) {
            assertThat(column.meaning()).as(column.name()).endsWith(".").hasSizeGreaterThan(10);
            assertThat(column.pack()).isEqualTo("core");
        }
    }

    private static String sqlType(Column column) {
        boolean isEnum = column.name().equals("tf") || column.name().equals("dq_status");
        return isEnum ? "enum" : column.type().ddl().toLowerCase(Locale.ROOT);
    }
}
