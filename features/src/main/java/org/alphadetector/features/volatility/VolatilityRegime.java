package org.alphadetector.features.volatility;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.ThreeRegimes;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * Whether the market moves little, as usual or much for its own recent past: the percentile of its average true range
 * in three regimes by {@link ThreeRegimes}, and how far inside its regime it lies, [0, 1]. Undefined while the
 * percentile is.
 */
public final class VolatilityRegime implements BarFeature {
    public static final Column VOLATILITY_REGIME = Column.named(
                    "volatility_regime", SqlType.TEXT, "Advanced Trend Features")
            .labels(ThreeRegimes.labels())
            .window("252 bars before this one")
            .formula(ThreeRegimes.RULE + "; Schmitt 1938")
            .inputs("atr_percentile_252")
            .ownBars(AtrPercentile.ATR_PERCENTILE_252.warmup())
            .fromCandles()
            .meaning("Regime of volatility, from atr_percentile_252. NULL as that is.");

    public static final Column VOL_REGIME_CONFIDENCE = Column.named(
                    "vol_regime_confidence", SqlType.DOUBLE, "Regime Classification Features")
            .window("252 bars before this one")
            .range("[0, 1]")
            .formula("points of the percentile from where the regime ends, over 30, at most 1")
            .inputs("atr_percentile_252")
            .ownBars(AtrPercentile.ATR_PERCENTILE_252.warmup())
            .fromCandles()
            .meaning(
                    "How far inside volatility_regime the percentile of volatility lies: 0 where the regime ends. NULL as"
                            + " volatility_regime.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "volatility_regime", List.of(VOLATILITY_REGIME, VOL_REGIME_CONFIDENCE), VolatilityRegime::new);

    private final ThreeRegimes regimes;
    private final int percentileLane;
    private final int lane;
    private final int confidenceLane;

    public VolatilityRegime(FeatureContext context) {
        regimes = new ThreeRegimes(context.state().allocate("last", ThreeRegimes.WORDS));
        percentileLane = context.input(AtrPercentile.ATR_PERCENTILE_252);
        lane = context.output(VOLATILITY_REGIME);
        confidenceLane = context.output(VOL_REGIME_CONFIDENCE);
    }

    @Override
    public void close(Bar bar, Row row) {
        double percentile = row.number(percentileLane);
        if (Double.isNaN(percentile)) {
            return;
        }
        int regime = regimes.next(percentile);
        row.number(lane, regime);
        row.number(confidenceLane, ThreeRegimes.confidence(regime, percentile));
    }

    @Override
    public void restart() {
        regimes.clear();
    }
}
