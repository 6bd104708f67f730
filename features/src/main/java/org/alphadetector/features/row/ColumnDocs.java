package org.alphadetector.features.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes what is declared of every column as Markdown: a list of contents, one section a table, one part a group, a large
 * group by the ideas its columns come from. Each part has two tables: what its columns say, and how they are made.
 */
public final class ColumnDocs {
    private static final int LARGE_GROUP = 20;
    private static final String HEAD = """
            # Columns

            Written from the declarations beside the code that fills the columns; do not edit. A value that is not defined is
            NULL. How often each column is defined and which values it has: [column values](column-values.md).

            | in the tables | is |
            |---|---|
            | window | the span a value looks at; a span of time ends at the bar's close whatever the row's timeframe |
            | 15m, 1h | what a longer row has: what its 1m rows make of it, or what is computed anew from bars of its own timeframe |
            | warm-up | how many minutes, or bars of its own timeframe, a column is NULL after an asset's first bar though every source speaks; *or more* until the event it waits for |
            | candles | whether an asset that sends nothing but candles has it |
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final Function<Column, String> idea;

    private ColumnDocs(Function<Column, String> idea) {
        this.idea = idea;
    }

    /**
     * The page for these tables.
     *
     * @param idea names what a column of a large group belongs together with, in words; empty where there is nothing
     */
    public static String markdown(List<RowLayout> layouts, Function<Column, String> idea) {
        ColumnDocs docs = new ColumnDocs(idea);
        docs.page.append("\n## Contents\n\n");
        layouts.forEach(docs::appendContents);
        layouts.forEach(docs::appendTable);
        return docs.page.toString();
    }

    private static Map<String, List<Column>> grouped(List<Column> columns, Function<Column, String> by) {
        Map<String, List<Column>> groups = new LinkedHashMap<>();
        columns.forEach(column -> groups.computeIfAbsent(by.apply(column), group -> new ArrayList<>())
                .add(column));
        return groups;
    }

    private void appendContents(RowLayout layout) {
        page.append("* `").append(layout.table()).append("`: ");
        page.append(layout.allColumns().size()).append(" columns\n");
        grouped(layout.allColumns(), Column::group).forEach((group, columns) -> {
            String title = title(layout, group);
            page.append("  * [")
                    .append(group)
                    .append("](#")
                    .append(anchor(title))
                    .append("), ");
            page.append(columns.size()).append('\n');
        });
    }

    /** Both tables may have a group of that name; each heading is one of a kind. */
    private static String title(RowLayout layout, String group) {
        return group + " of " + layout.table();
    }

    /** As Git hosts make it: lower case, spaces to hyphens, no other marks. */
    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    private void appendTable(RowLayout layout) {
        page.append("\n## ").append(layout.table()).append('\n');
        grouped(layout.allColumns(), Column::group).forEach((group, columns) -> {
            page.append("\n### ").append(title(layout, group)).append('\n');
            if (columns.size() < LARGE_GROUP) {
                appendPart(columns);
            } else {
                grouped(columns, idea).forEach((name, part) -> {
                    page.append("\n#### ").append(name).append('\n');
                    appendPart(part);
                });
            }
        });
    }

    private void appendPart(List<Column> columns) {
        page.append("\n| column | type | unit | range | meaning |\n|---|---|---|---|---|\n");
        columns.forEach(
                column -> appendRow(column, column.type().ddl(), column.unit(), column.range(), column.meaning()));
        page.append("\n| made | formula | from | window | 15m, 1h | warm-up | candles | pack |\n");
        page.append("|---|---|---|---|---|---|---|---|\n");
        columns.forEach(column -> appendRow(
                column,
                column.formula(),
                String.join(", ", column.inputs()),
                column.window(),
                longer(column),
                warmup(column),
                column.fromCandles() ? "yes" : "no",
                column.pack()));
    }

    private void appendRow(Column column, String... cells) {
        page.append("| `").append(column.name()).append('`');
        for (String cell : cells) {
            cell(page, cell);
        }
        page.append(" |\n");
    }

    private static void cell(StringBuilder table, String text) {
        String escaped = text.replace("|", "\\|")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("*", "\\*");
        table.append(" | ").append(escaped);
    }

    private static String longer(Column column) {
        return switch (column.basis()) {
            case LOOK_BACK -> "last minute's";
            case OF_THE_BAR -> rollup(column.rollup());
            case OWN_BARS -> "from own bars";
        };
    }

    private static String warmup(Column column) {
        String bars = column.basis() == Basis.OWN_BARS ? " bars" : " min";
        return column.warmup() == 0 ? "" : column.warmup() + bars + (column.awaitsEvent() ? " or more" : "");
    }

    private static String rollup(Rollup rollup) {
        return switch (rollup) {
            case LAST -> "last minute's";
            case FIRST -> "first defined";
            case FIRST_TRADED -> "first traded minute's, else the last minute's";
            case MAX_TRADED -> "largest of traded minutes, else the last minute's";
            case MIN_TRADED -> "smallest of traded minutes, else the last minute's";
            case MAX -> "largest";
            case MIN -> "smallest";
            case SUM -> "sum";
            case EXACT_SUM -> "exact decimal sum";
            case COUNT -> "sum of those defined";
            case ANY -> "whether any is";
            case WORST_QUALITY -> "stale if all are, ok if all are, else partial";
            case LARGEST_LABEL -> "the last in the range that any is";
            case OWN -> "from own bars";
        };
    }
}
