package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSlice;

/**
 * Sums of price changes over as many minutes as each column's warm-up, from one ring of closes that all columns share;
 * each column has a slice of its own too, with its sum.
 */
final class LaggedReturns implements BarFeature {
    private static final int LONGEST = 60;

    private final RealRing closes;
    private final int closeLane;
    private final List<Lag> lags = new ArrayList<>();

    private record Lag(int minutes, int lane, StateSlice sum) {}

    private LaggedReturns(FeatureContext context, List<Column> columns) {
        closes = new RealRing(context.state().allocate("closes", RealRing.words(LONGEST + 1)));
        closeLane = context.input(BarPrices.CLOSE);
        for (Column column : columns) {
            lags.add(new Lag(
                    column.warmup(), context.output(column), context.state().allocate("sum." + column.name(), 1)));
        }
    }

    static FeatureFamily family(String name, Column... columns) {
        List<Column> listed = List.of(columns);
        return FeatureFamily.ofBars(name, listed, context -> new LaggedReturns(context, listed));
    }

    @Override
    public void close(Bar bar, Row row) {
        closes.push(row.number(closeLane));
        for (Lag lag : lags) {
            double ret = closes.ago(0) - closes.ago(lag.minutes);
            if (!Double.isNaN(ret)) {
                lag.sum.real(0, lag.sum.real(0) + ret);
                row.number(lag.lane, lag.sum.real(0));
            }
        }
    }

    @Override
    public void restart() {
        closes.clear();
    }
}
