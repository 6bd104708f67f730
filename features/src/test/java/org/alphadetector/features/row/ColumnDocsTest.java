package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.junit.jupiter.api.Test;

class ColumnDocsTest {
    private static final List<RowLayout> LAYOUTS = List.of(FeatureCatalog.layout(), MarketCatalog.layout());
    private static final String PAGE = ColumnDocs.markdown(LAYOUTS, ColumnDocsTest::family);

    /** The family in words. */
    private static String family(Column column) {
        List<String> names = new ArrayList<>();
        FeatureCatalog.families().forEach(family -> addIfIn(family.columns(), column, family.name(), names));
        MarketCatalog.families().forEach(family -> {
            addIfIn(family.assetColumns(), column, family.name(), names);
            addIfIn(family.marketColumns(), column, family.name(), names);
        });
        String name = names.isEmpty() ? "other" : names.get(0).replace('_', ' ');
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static void addIfIn(List<Column> columns, Column column, String name, List<String> names) {
        if (columns.contains(column)) {
            names.add(name);
        }
    }

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
    void everyColumnHasOneRowInEachOfTwoTables() {
        for (RowLayout layout : LAYOUTS) {
            for (Column column : layout.allColumns()) {
                String start = "\n| `" + column.name() + "` | ";
                assertThat(PAGE).contains(start + column.type().ddl() + " |");
            }
        }
        long rows = PAGE.lines().filter(line -> line.startsWith("| `")).count();
        assertThat(rows)
                .isEqualTo(2L
                        * LAYOUTS.stream()
                                .mapToInt(layout -> layout.allColumns().size())
                                .sum());
    }

    /** The page of values is measured, not generated here; but it has the columns there are. */
    @Test
    void pageOfValuesHasEveryColumn() throws IOException {
        List<String> measured = Files.readString(SharedData.repository().resolve("docs/column-values.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .sorted()
                .toList();
        List<String> declared = LAYOUTS.stream()
                .flatMap(layout -> layout.columns().stream())
                .filter(column -> column.lane() != Lane.NONE)
                .map(Column::name)
                .sorted()
                .toList();
        assertThat(measured).as("measure it again: bench columns").isEqualTo(declared);
    }

    @Test
    void everyLinkOfTheContentsHasItsHeading() {
        List<String> anchors = PAGE.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
        List<String> links = Pattern.compile("\\]\\(#([^)]*)\\)")
                .matcher(PAGE)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(anchors).containsAll(links);
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
        assertThat(ColumnDocs.markdown(List.of(layout), column -> ""))
                .contains("| `a` | text | 1 | x\\|y | Either. |\n")
                .endsWith("| `a` |  |  | bar | last minute's | 3 min | no | core |\n");
    }
}
