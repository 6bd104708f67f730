package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.row.Column;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {
    /** Type and group of each documented column, by its name, cut from the front of its line. */
    @Test
    void aDocumentedColumnHasTheDocumentedTypeAndGroup() throws IOException {
        Map<String, String> documented = Files.readAllLines(SharedData.file("spec/features_snapshot.csv")).stream()
                .skip(1)
                .map(line ->
                        line.replace("\"numeric(38,12)\"", "numeric(38 12)").split(","))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts[1].replace("(38 12)", "(38,12)") + " " + parts[2]));
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
