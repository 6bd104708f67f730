package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;

/**
 * Writes numbers that other columns of the row have. At minutes the columns of the row's own timeframe are those that
 * look one minute ahead, so they need no state of their own there.
 */
final class CopiedColumns implements BarFeature {
    private final int[] from;
    private final int[] to;

    CopiedColumns(FeatureContext context, List<Column> from, List<Column> to) {
        this.from = from.stream().mapToInt(context::input).toArray();
        this.to = to.stream().mapToInt(context::output).toArray();
    }

    @Override
    public void close(Bar bar, Row row) {
        for (int i = 0; i < from.length; i++) {
            row.number(to[i], row.number(from[i]));
        }
    }

    @Override
    public void restart() {}
}
