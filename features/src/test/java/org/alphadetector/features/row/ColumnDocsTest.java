package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.junit.jupiter.api.Test;

class ColumnDocsTest {
    private static final String PAGE = ColumnDocs.markdown(List.of(FeatureCatalog.layout(), MarketCatalog.layout()));

    @Test
    void pageInTheRepositoryIsTheOneOfTheDeclarations() throws IOException {
        Path file = SharedData.repository().resolve("docs/columns.md");
        if (System.getProperty("update-docs") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, PAGE);
        }
        assertThat(file).as("write it with -Dupdate-docs").content().isEqualTo(PAGE);
    }

    @Test
    void everyColumnHasARow() {
        for (Column column : FeatureCatalog.layout().allColumns()) {
            assertThat(PAGE)
                    .contains("| `" + column.name() + "` | " + column.type().ddl() + " |");
        }
    }

    @Test
    void pipesDoNotBreakTheTable() {
        RowLayout layout = new RowLayout(
                "sample",
                List.of(),
                List.of(Column.named("a", SqlType.TEXT, "Sample")
                        .range("x|y")
                        .lookBack(3)
                        .fromTicksOnly()
                        .meaning("Either.")));
        assertThat(ColumnDocs.markdown(List.of(layout)))
                .endsWith("| `a` | text | Either. | 1 | bar | x\\|y |  |  | last minute's | 3 min | no | core |\n");
    }
}
