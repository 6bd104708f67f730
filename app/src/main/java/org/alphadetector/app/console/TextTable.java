package org.alphadetector.app.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows under a header line, in aligned columns; numbers to the right, NULL empty. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> header;
    private final List<Boolean> isNumber;
    private final List<List<@Nullable String>> rows = new ArrayList<>();

    /** A table; {@code isNumber} says which columns are set to the right. */
    public TextTable(List<String> header, List<Boolean> isNumber) {
        this.header = header;
        this.isNumber = isNumber;
    }

    public void add(List<@Nullable String> row) {
        rows.add(row);
    }

    public void print(PrintWriter out) {
        int[] widths = widths();
        out.println(line(header, widths));
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
        }
        out.println(rule);
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private int[] widths() {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(1, header.get(i).length());
            for (List<@Nullable String> row : rows) {
                widths[i] = Math.max(widths[i], text(row.get(i)).length());
            }
        }
        return widths;
    }

    private String line(List<? extends @Nullable String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = text(cells.get(i));
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(isNumber.get(i) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    /** One line a row, whatever the value holds. */
    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell.replace("\r", "").replace('\n', ' ');
    }
}
