package org.alphadetector.features.regime;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.ThreeRegimes;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.BookDepth;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * Whether volume, spread and depth are low, medium or high for the asset's own recent past, and its liquidity, which is
 * high when volume and depth are high and the spread is narrow. Each is the percentile of a {@link SmoothedRank} in
 * {@link ThreeRegimes}; that of liquidity is the mean of those of volume, depth and 100 less that of the spread.
 * Undefined until 266 bars had the value, and in a bar that has none. On longer rows spread and depth of a bar are
 * those of its last minute.
 *
 * <p>Depth, tightness and volume as sides of liquidity: A. S. Kyle, Continuous Auctions and Insider Trading,
 * Econometrica 1985.
 */
public final class LiquidityRegimes implements BarFeature {
    private static final String RANK =
            "percentile of the 14-bar Wilder average among the 252 before, " + ThreeRegimes.RULE;

    public static final Column VOLUME_REGIME = regime("volume_regime")
            .formula("volume: " + RANK)
            .inputs("volume")
            .fromCandles()
            .meaning("Regime of the traded volume. NULL until 266 bars are there.");
    public static final Column SPREAD_REGIME = regime("spread_regime")
            .formula("spread_mean_m_1: " + RANK)
            .inputs("spread_mean_m_1")
            .fromTicksOnly()
            .meaning("Regime of the spread. NULL until 266 bars had one, and in a bar without.");
    public static final Column DEPTH_REGIME = regime("depth_regime")
            .formula("depth_top5_quote_median_m_1: " + RANK)
            .inputs("depth_top5_quote_median_m_1")
            .fromTicksOnly()
            .meaning("Regime of the depth of the book. NULL until 266 bars had one, and in a bar without.");
    public static final Column LIQUIDITY_REGIME = regime("liquidity_regime")
            .formula("mean of the percentiles of volume, depth and 100 - that of the spread, " + ThreeRegimes.RULE
                    + "; Kyle 1985")
            .inputs("volume", "spread_mean_m_1", "depth_top5_quote_median_m_1")
            .fromTicksOnly()
            .meaning(
                    "Regime of liquidity: high where much is traded, the book is deep and the spread narrow. NULL while one"
                            + " of the three is.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "liquidity_regimes",
            List.of(LIQUIDITY_REGIME, SPREAD_REGIME, VOLUME_REGIME, DEPTH_REGIME),
            LiquidityRegimes::new);

    private final Regime volume;
    private final Regime spread;
    private final Regime depth;
    private final ThreeRegimes liquidity;
    private final int liquidityLane;

    public LiquidityRegimes(FeatureContext context) {
        volume = new Regime(context, TradeFlow.VOLUME, VOLUME_REGIME);
        spread = new Regime(context, Spread.SPREAD_MEAN_M_1, SPREAD_REGIME);
        depth = new Regime(context, BookDepth.DEPTH_TOP5_QUOTE_MEDIAN_M_1, DEPTH_REGIME);
        liquidity = new ThreeRegimes(context.state().allocate("liquidity", ThreeRegimes.WORDS));
        liquidityLane = context.output(LIQUIDITY_REGIME);
    }

    @Override
    public void close(Bar bar, Row row) {
        double ofVolume = volume.write(row);
        double ofSpread = spread.write(row);
        double ofDepth = depth.write(row);
        double percentile = (ofVolume + ofDepth + 100 - ofSpread) / 3;
        if (!Double.isNaN(percentile)) {
            row.number(liquidityLane, liquidity.next(percentile));
        }
    }

    @Override
    public void restart() {
        volume.clear();
        spread.clear();
        depth.clear();
        liquidity.clear();
    }

    private static Column.Declaration regime(String name) {
        return Column.named(name, SqlType.TEXT, "Regime Classification Features")
                .labels(ThreeRegimes.labels())
                .window("252 bars before this one")
                .ownBars(SmoothedRank.WARMUP);
    }

    /** The regime of one quantity. */
    private static final class Regime {
        private final SmoothedRank rank;
        private final ThreeRegimes regimes;
        private final int valueLane;
        private final int lane;

        private Regime(FeatureContext context, Column value, Column regime) {
            rank = new SmoothedRank(regime.name(), context.state());
            regimes = new ThreeRegimes(context.state().allocate(regime.name() + ".last", ThreeRegimes.WORDS));
            valueLane = context.input(value);
            lane = context.output(regime);
        }

        /** Writes the regime and gives the percentile, NaN where there is none. */
        private double write(Row row) {
            double percentile = rank.next(row.number(valueLane));
            if (!Double.isNaN(percentile)) {
                row.number(lane, regimes.next(percentile));
            }
            return percentile;
        }

        private void clear() {
            rank.clear();
            regimes.clear();
        }
    }
}
