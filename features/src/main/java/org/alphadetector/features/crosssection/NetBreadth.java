package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.row.Row;

/**
 * The net share of rising assets: (those with a positive return - those with a negative one) / those with a return.
 *
 * <p>A pure number in [-1, 1]. Undefined below {@value Breadth#ASSETS_NEEDED} assets with a return.
 */
final class NetBreadth {
    private int counted;

    /** Over those rows and the return in that lane. */
    double measure(List<Row> rows, int lane) {
        counted = 0;
        int net = 0;
        for (int i = 0; i < rows.size(); i++) {
            double value = rows.get(i).number(lane);
            if (!Double.isNaN(value)) {
                counted++;
                net += value > 0 ? 1 : value < 0 ? -1 : 0;
            }
        }
        return counted < Breadth.ASSETS_NEEDED ? Double.NaN : (double) net / counted;
    }

    /** How many assets had a return when it was measured last. */
    int counted() {
        return counted;
    }
}
