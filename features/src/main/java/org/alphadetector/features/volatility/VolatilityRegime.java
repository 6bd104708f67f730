package org.alphadetector.features.volatility;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/**
 * Whether the market moves little, as usual or much for its own recent past: the percentile of its average true range
 * in three regimes, low, medium and high. A regime is entered at a level that is further out than the one at which it
 * is left, so that it does not flutter at a border (a Schmitt trigger; Schmitt, A Thermionic Trigger, 1938). Undefined
 * while the percentile is.
 */
public final class VolatilityRegime implements BarFeature {
    public static final Column VOLATILITY_REGIME = Column.named(
                    "volatility_regime", SqlType.TEXT, "Advanced Trend Features")
            .labels("low", "medium", "high")
            .window("252 bars before this one")
            .formula("high from above 80 until below 70, low from below 20 until above 30, else medium")
            .inputs("atr_percentile_252")
            .ownBars(AtrPercentile.ATR_PERCENTILE_252.warmup())
            .fromCandles()
            .meaning("Regime of volatility, from atr_percentile_252. NULL as that is.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("volatility_regime", List.of(VOLATILITY_REGIME), VolatilityRegime::new);

    private static final double LOW = VOLATILITY_REGIME.code("low");
    private static final double MEDIUM = VOLATILITY_REGIME.code("medium");
    private static final double HIGH = VOLATILITY_REGIME.code("high");

    private static final double HIGH_FROM = 80;
    private static final double HIGH_UNTIL = 70;
    private static final double LOW_FROM = 20;
    private static final double LOW_UNTIL = 30;

    private static final int IS_LOW = 0;
    private static final int IS_HIGH = 1;

    private final StateSlice last;
    private final int percentileLane;
    private final int lane;

    public VolatilityRegime(FeatureContext context) {
        last = context.state().allocate("last", 2);
        percentileLane = context.input(AtrPercentile.ATR_PERCENTILE_252);
        lane = context.output(VOLATILITY_REGIME);
    }

    @Override
    public void close(Bar bar, Row row) {
        double percentile = row.number(percentileLane);
        if (Double.isNaN(percentile)) {
            return;
        }
        boolean isHigh = last.word(IS_HIGH) > 0 ? percentile >= HIGH_UNTIL : percentile > HIGH_FROM;
        boolean isLow = last.word(IS_LOW) > 0 ? percentile <= LOW_UNTIL : percentile < LOW_FROM;
        last.word(IS_HIGH, isHigh ? 1 : 0);
        last.word(IS_LOW, isLow ? 1 : 0);
        row.number(lane, isHigh ? HIGH : isLow ? LOW : MEDIUM);
    }

    @Override
    public void restart() {
        last.clear();
    }
}
