package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.SqlType;

/** The range that a column of numbers declares, as bounds. */
record DeclaredRange(double low, boolean isLowIn, double high, boolean isHighIn) {
    private static final Pattern INTERVAL = Pattern.compile("([\\[(])([^,]+), ([^\\])]+)([\\])])");
    private static final Pattern LOW = Pattern.compile("(>=?) ([-0-9.]+)");

    static DeclaredRange of(Column column) {
        String range = column.range();
        if (column.isCode()) {
            return new DeclaredRange(0, true, column.labels().size() - 1, true);
        }
        if (column.type() == SqlType.BOOLEAN) {
            return new DeclaredRange(0, true, 1, true);
        }
        if (range.equals("any")) {
            return new DeclaredRange(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
        }
        Matcher low = LOW.matcher(range);
        if (low.matches()) {
            return new DeclaredRange(
                    Double.parseDouble(low.group(2)), low.group(1).equals(">="), Double.POSITIVE_INFINITY, false);
        }
        Matcher interval = INTERVAL.matcher(range);
        assertThat(interval.matches()).as(column.name() + ": range=" + range).isTrue();
        return new DeclaredRange(
                bound(interval.group(2)),
                interval.group(1).equals("["),
                bound(interval.group(3)),
                interval.group(4).equals("]"));
    }

    private static double bound(String text) {
        return switch (text.trim()) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text.trim());
        };
    }

    void check(double value, Column column) {
        if (Double.isNaN(value)) {
            return;
        }
        boolean isIn = (isLowIn ? value >= low : value > low) && (isHighIn ? value <= high : value < high);
        assertThat(isIn)
                .as("%s=%s is not in %s", column.name(), value, column.range())
                .isTrue();
    }
}
