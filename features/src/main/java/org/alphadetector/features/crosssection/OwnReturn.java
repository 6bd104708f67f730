package org.alphadetector.features.crosssection;

import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Timeframe;

/** The column that is the log return of a row's own bar. */
final class OwnReturn {
    private OwnReturn() {}

    static Column of(Timeframe timeframe) {
        return switch (timeframe) {
            case M1 -> Returns.RET_M_1;
            case M15 -> Returns.RET_M_15;
            case H1 -> Returns.RET_H_1;
        };
    }
}
