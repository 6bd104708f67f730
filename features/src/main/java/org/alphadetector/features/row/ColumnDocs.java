package org.alphadetector.features.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what is declared of every column as Markdown: one section a table, one part a group. */
public final class ColumnDocs {
    private static final String HEAD = """
            # Columns

            Written from the declarations beside the code that fills the columns; do not edit. A value that is not defined is
            NULL. *Window* is the span a value looks at; a span of time ends at the bar's close whatever the row's timeframe.
            *15m, 1h* says what a longer row has: what its 1m rows make of it, or what is computed anew from bars of its own
            timeframe. *Warm-up* is how many minutes, or bars of its own timeframe, a column is NULL after an asset's first
            bar though every source speaks; *or more* until the event it waits for. *Candles* says whether an asset that
            sends nothing but candles has it.
            """;

    private ColumnDocs() {}

    /** The page for these tables. */
    public static String markdown(List<RowLayout> layouts) {
        StringBuilder page = new StringBuilder(HEAD);
        for (RowLayout layout : layouts) {
            page.append("\n## ").append(layout.table()).append("\n");
            byGroup(layout).forEach((group, columns) -> appendGroup(page, group, columns));
        }
        return page.toString();
    }

    private static Map<String, StringBuilder> byGroup(RowLayout layout) {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        for (Column column : layout.allColumns()) {
            appendColumn(groups.computeIfAbsent(column.group(), group -> new StringBuilder()), column);
        }
        return groups;
    }

    private static void appendGroup(StringBuilder page, String group, StringBuilder columns) {
        page.append("\n### ").append(group).append("\n\n");
        page.append(
                "| column | type | meaning | unit | window | range | formula | inputs | 15m, 1h | warm-up | candles | pack |\n");
        page.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        page.append(columns);
    }

    private static void appendColumn(StringBuilder table, Column column) {
        table.append("| `").append(column.name()).append('`');
        cell(table, column.type().ddl());
        cell(table, column.meaning());
        cell(table, column.unit());
        cell(table, column.window());
        cell(table, column.range());
        cell(table, column.formula());
        cell(table, String.join(", ", column.inputs()));
        cell(table, longer(column));
        cell(table, warmup(column));
        cell(table, column.fromCandles() ? "yes" : "no");
        cell(table, column.pack());
        table.append(" |\n");
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
