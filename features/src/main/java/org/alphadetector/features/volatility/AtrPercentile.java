package org.alphadetector.features.volatility;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.RankWindow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * Where the average true range of 14 bars stands among those of the 252 bars before, in percent, [0, 100]: 0 when all
 * of them were larger, 100 when all were smaller; equal ones count half, so that it is 50 when all are alike. Undefined
 * until 252 earlier values are there.
 *
 * <p>The range is taken relative to its bar's close, so that a price that has doubled does not pass for a wilder
 * market.
 *
 * <p>The window is exact, because "over 252 periods" is read as just that: what is 253 bars old counts nothing. A
 * histogram that forgets would count it for a while, and its buckets of 3 % are wide for an average that moves by less
 * in most bars. All 252 values take 1 KiB.
 */
public final class AtrPercentile implements BarFeature {
    private static final int BARS = 252;

    public static final Column ATR_PERCENTILE_252 = Column.named(
                    "atr_percentile_252", SqlType.DOUBLE, "Advanced Trend Features")
            .unit("%")
            .window(BARS + " bars before this one")
            .range("[0, 100]")
            .formula(
                    "100 (b + e / 2) / 252; b, e: in how many of the 252 bars before atr_14 / close was below, and equal to,"
                            + " that of this bar")
            .inputs("atr_14", "close")
            .ownBars(AverageTrueRange.ATR_14.warmup() + BARS)
            .fromCandles()
            .meaning(
                    "Percentile of the average true range, relative to the close, among those of the 252 bars before. NULL"
                            + " until they are there.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("atr_percentile", List.of(ATR_PERCENTILE_252), AtrPercentile::new);

    private final RankWindow window;
    private final int rangeLane;
    private final int closeLane;
    private final int lane;

    public AtrPercentile(FeatureContext context) {
        window = new RankWindow(context.state().allocate("window", RankWindow.words(BARS)), BARS);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        closeLane = context.input(BarPrices.CLOSE);
        lane = context.output(ATR_PERCENTILE_252);
    }

    @Override
    public void close(Bar bar, Row row) {
        double range = row.number(rangeLane) / row.number(closeLane);
        if (Double.isNaN(range)) {
            return;
        }
        row.number(lane, 100 * window.midRank(range));
        window.add(range);
    }

    @Override
    public void restart() {
        window.clear();
    }
}
