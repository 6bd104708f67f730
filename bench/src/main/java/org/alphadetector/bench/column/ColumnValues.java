package org.alphadetector.bench.column;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/** How often a column was defined in the rows of a timeframe, and which values it had. */
final class ColumnValues {
    private static final MathContext DIGITS = new MathContext(4);

    private final Column column;
    private final long[] labels;
    private final ValueSample numbers = new ValueSample();
    private long rows;
    private long defined;

    ColumnValues(Column column) {
        this.column = column;
        this.labels = new long[column.labels().size()];
    }

    void add(Row row) {
        rows++;
        if (!row.isDefined(column)) {
            return;
        }
        defined++;
        if (column.lane() == Lane.NUMBER) {
            double value = row.number(column);
            if (labels.length > 0) {
                labels[(int) value]++;
            } else {
                numbers.add(value);
            }
        }
    }

    /** Share defined, and the values where there are any to tell. */
    String text() {
        String share = rows == 0 ? "no rows" : percent(defined, rows);
        return defined == 0 ? share : share + values();
    }

    private String values() {
        if (labels.length > 0) {
            List<String> shares = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                shares.add(column.labels().get(i) + ' ' + percent(labels[i], defined));
            }
            return ": " + String.join(", ", shares);
        }
        if (column.lane() != Lane.NUMBER) {
            return "";
        }
        if (column.type() == SqlType.BOOLEAN) {
            return ": true " + percent(Math.round(numbers.sum()), defined);
        }
        return ": " + number(numbers.least()) + " / " + number(numbers.median()) + " / " + number(numbers.most());
    }

    private static String percent(long part, long whole) {
        if (part == 0 || part == whole) {
            return part == 0 ? "0 %" : "100 %";
        }
        double share = 100.0 * part / whole;
        return String.format(Locale.ROOT, share >= 0.1 && share <= 99.9 ? "%.1f %%" : "%.4g %%", share);
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        boolean isPlain = rounded.signum() == 0 || (exponent >= -4 && exponent < 9);
        return isPlain ? rounded.toPlainString() : String.format(Locale.ROOT, "%.3e", value);
    }
}
