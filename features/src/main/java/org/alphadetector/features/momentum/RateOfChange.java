package org.alphadetector.features.momentum;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;

/**
 * Rate of change: by how much the close differs from the one n bars before, in percent of that one, above -100.
 * Undefined until a close n bars before is there.
 *
 * <p>J. J. Murphy, Technical Analysis of the Financial Markets, 1999.
 */
public final class RateOfChange implements BarFeature {
    public static final Column ROC_10 = rate(10);
    public static final Column ROC_20 = rate(20);

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("rate_of_change", List.of(ROC_10, ROC_20), RateOfChange::new);

    private final RealRing closes;
    private final int closeLane;
    private final int shortLane;
    private final int longLane;

    public RateOfChange(FeatureContext context) {
        closes = new RealRing(context.state().allocate("closes", RealRing.words(ROC_20.warmup())));
        closeLane = context.input(BarPrices.CLOSE);
        shortLane = context.output(ROC_10);
        longLane = context.output(ROC_20);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        row.number(shortLane, percent(close, closes.ago(ROC_10.warmup() - 1)));
        row.number(longLane, percent(close, closes.ago(ROC_20.warmup() - 1)));
        closes.push(close);
    }

    private static double percent(double close, double before) {
        return 100 * ((close - before) / before);
    }

    @Override
    public void restart() {
        closes.clear();
    }

    private static Column rate(int bars) {
        return Column.named("roc_" + bars, SqlType.DOUBLE, "Momentum Indicators")
                .unit("%")
                .window(bars + " bars")
                .range("(-100, inf)")
                .formula("100 (close - close " + bars + " bars before) / close " + bars + " bars before; Murphy 1999")
                .inputs("close")
                .ownBars(bars)
                .fromCandles()
                .meaning("Change of the close over " + bars + " bars. NULL until a close " + bars
                        + " bars before is there.");
    }
}
