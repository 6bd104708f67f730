package org.alphadetector.features.regime;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.DirectionalMovement;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.features.trend.Trend;
import org.alphadetector.features.volatility.VolatilityRegime;

/**
 * The regime of the asset's market: a trend up or down, or a range, and whether it is volatile. It is a trend where
 * trend_regime says trending and trend_direction up or down; volatile where volatility_regime is high; a range of low
 * volatility is quiet. Undefined while one of the three is.
 *
 * <p>Confidence, [0, 1]: the smaller of that of the volatility regime and that of the trend, which is how far adx_14
 * lies from where the trend regime ends, over 30 when trending and over 25 when ranging. Duration: minutes since the
 * first bar of the regime began. Transition probability, (0, 1): how likely the next bar has another regime, by {@link
 * TransitionMatrix} with a half-life of 2,880 bars.
 */
public final class MarketRegime implements BarFeature {
    private static final String GROUP = "Regime Classification Features";
    private static final double HALF_LIFE = 2_880;
    private static final int REGIMES = 7;

    public static final Column MARKET_REGIME = declare("market_regime", SqlType.TEXT)
            .labels(
                    "quiet_range",
                    "range",
                    "volatile_range",
                    "up_trend",
                    "volatile_up_trend",
                    "down_trend",
                    "volatile_down_trend")
            .formula(
                    "trend where trending up or down, else range; volatile where volatility_regime is high, quiet where a"
                            + " range has a low one")
            .meaning(
                    "The regime of trend and volatility. NULL in the first 266 bars, and while the price has never moved.");
    public static final Column REGIME_CONFIDENCE = declare("regime_confidence", SqlType.DOUBLE)
            .range("[0, 1]")
            .formula(
                    "min(vol_regime_confidence, trending: (adx_14 - 20) / 30, ranging: (25 - adx_14) / 25), within [0, 1]")
            .meaning("How far the market is from the end of the regime. NULL as market_regime.");
    public static final Column REGIME_DURATION = declare("regime_duration", SqlType.INTEGER)
            .unit("min")
            .range(">= 1")
            .formula("length of the bars in a row with this market_regime, this one included")
            .meaning("How long the regime has lasted. NULL as market_regime.");
    public static final Column REGIME_TRANSITION_PROB = declare("regime_transition_prob", SqlType.DOUBLE)
            .range("(0, 1)")
            .formula(
                    "(n of changes + 1) / (n + 20) of the past bars with this regime, half-life 2,880 of them; Hamilton"
                            + " 1989")
            .meaning("How likely the next bar has another regime. NULL as market_regime.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "market_regime",
            List.of(MARKET_REGIME, REGIME_CONFIDENCE, REGIME_DURATION, REGIME_TRANSITION_PROB),
            MarketRegime::new);

    private static final int UP_TREND = 3;
    private static final int DOWN_TREND = 5;
    private static final double TRENDING = Trend.TREND_REGIME.code("trending");
    private static final double UP = Trend.TREND_DIRECTION.code("up");
    private static final double DOWN = Trend.TREND_DIRECTION.code("down");
    private static final double HIGH = VolatilityRegime.VOLATILITY_REGIME.code("high");

    /** The regime of the bar before plus one; 0 when there is none. */
    private static final int REGIME = 0;

    private static final int BARS = 1;
    private static final int WORDS = 2;

    private final StateSlice last;
    private final TransitionMatrix transitions;
    private final double minutesPerBar;
    private final int trendLane;
    private final int directionLane;
    private final int volatilityLane;
    private final int volatilityConfidenceLane;
    private final int indexLane;
    private final int regimeLane;
    private final int confidenceLane;
    private final int durationLane;
    private final int transitionLane;

    public MarketRegime(FeatureContext context) {
        last = context.state().allocate("last", WORDS);
        transitions = new TransitionMatrix(
                context.state().allocate("transitions", TransitionMatrix.words(REGIMES)), REGIMES, HALF_LIFE);
        minutesPerBar = (double) context.timeframe().micros() / Timeframe.M1.micros();
        trendLane = context.input(Trend.TREND_REGIME);
        directionLane = context.input(Trend.TREND_DIRECTION);
        volatilityLane = context.input(VolatilityRegime.VOLATILITY_REGIME);
        volatilityConfidenceLane = context.input(VolatilityRegime.VOL_REGIME_CONFIDENCE);
        indexLane = context.input(DirectionalMovement.ADX_14);
        regimeLane = context.output(MARKET_REGIME);
        confidenceLane = context.output(REGIME_CONFIDENCE);
        durationLane = context.output(REGIME_DURATION);
        transitionLane = context.output(REGIME_TRANSITION_PROB);
    }

    @Override
    public void close(Bar bar, Row row) {
        double trend = row.number(trendLane);
        double direction = row.number(directionLane);
        double volatility = row.number(volatilityLane);
        if (Double.isNaN(trend + direction + volatility)) {
            return;
        }
        int regime = regime(trend == TRENDING, direction, volatility);
        int before = (int) last.word(REGIME) - 1;
        if (before >= 0) {
            transitions.learn(before, regime);
        }
        long bars = before == regime ? last.word(BARS) + 1 : 1;
        last.word(REGIME, regime + 1L);
        last.word(BARS, bars);
        row.number(regimeLane, regime);
        row.number(confidenceLane, confidence(row, trend == TRENDING));
        row.number(durationLane, bars * minutesPerBar);
        row.number(transitionLane, transitions.leaving(regime));
    }

    private static int regime(boolean isTrending, double direction, double volatility) {
        int isVolatile = volatility == HIGH ? 1 : 0;
        if (isTrending && direction == UP) {
            return UP_TREND + isVolatile;
        }
        if (isTrending && direction == DOWN) {
            return DOWN_TREND + isVolatile;
        }
        // Codes of both begin with low, medium, high.
        return (int) volatility;
    }

    private double confidence(Row row, boolean isTrending) {
        double index = row.number(indexLane);
        double ofTrend = isTrending ? (index - 20) / 30 : (25 - index) / 25;
        return Math.max(0, Math.min(1, Math.min(ofTrend, row.number(volatilityConfidenceLane))));
    }

    @Override
    public void restart() {
        last.clear();
        transitions.clear();
    }

    private static Column.Declaration declare(String name, SqlType type) {
        return Column.named(name, type, GROUP)
                .window("252 bars before this one")
                .inputs("trend_regime", "trend_direction", "volatility_regime", "vol_regime_confidence", "adx_14")
                .ownBars(VolatilityRegime.VOLATILITY_REGIME.warmup())
                .fromCandles();
    }
}
