package org.alphadetector.research.evaluation;

import java.util.List;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;

/** The columns in which peers look for anomalies of a class; amounts as logarithms. */
final class WatchedColumns {
    /** What spikes show in, on 1m rows. */
    static final WatchedColumns SPIKE = new WatchedColumns(
            "spike",
            Timeframe.M1,
            List.of(Returns.RET_M_1, OpenInterest.OI_ROC_M_5, Basis.BASIS_BP_M_5),
            List.of(TradeFlow.QUOTE_VOLUME, Spread.SPREAD_MEAN_M_1));

    /** What shifts show in, on 15m rows. */
    static final WatchedColumns SHIFT = new WatchedColumns(
            "shift",
            Timeframe.M15,
            List.of(Returns.RET_M_15, Basis.BASIS_BP_M_5),
            List.of(Returns.RV_M_5, TradeFlow.QUOTE_VOLUME, Spread.SPREAD_MEAN_M_1));

    private final String eventClass;
    private final Timeframe timeframe;
    private final List<Column> plain;
    private final List<Column> amounts;

    private WatchedColumns(String eventClass, Timeframe timeframe, List<Column> plain, List<Column> amounts) {
        this.eventClass = eventClass;
        this.timeframe = timeframe;
        this.plain = plain;
        this.amounts = amounts;
    }

    String eventClass() {
        return eventClass;
    }

    Timeframe timeframe() {
        return timeframe;
    }

    int count() {
        return plain.size() + amounts.size();
    }

    /** The values of a row, NaN where undefined. */
    double[] of(Row row) {
        RowLayout layout = row.layout();
        double[] values = new double[count()];
        int i = 0;
        for (Column column : plain) {
            values[i++] = row.number(layout.lane(column));
        }
        for (Column column : amounts) {
            double amount = row.number(layout.lane(column));
            values[i++] = amount > 0 ? Math.log(amount) : Double.NaN;
        }
        return values;
    }
}
