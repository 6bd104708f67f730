package org.alphadetector.features.divergence;

import static org.alphadetector.features.divergence.HandedSwings.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.trend.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked out by hand from what other features say. */
class HiddenMomentumTest {
    private static final int DOWN = 0;
    private static final int SIDEWAYS = 1;
    private static final int UP = 2;

    private final BarScript script = new BarScript(Timeframe.H1, HiddenMomentum.FAMILY);
    private double trend = 0.4;
    private double direction = UP;

    private Row bar(DivergenceType ofIndex, double indexStrength, DivergenceType ofLine, double lineStrength) {
        return script.close(row -> {
            put(row, MomentumDivergences.RSI_DIVERGENCE_TYPE, ofIndex.code());
            put(row, MomentumDivergences.PRICE_RSI_DIVERGENCE_STRENGTH, indexStrength);
            put(row, MomentumDivergences.MACD_DIVERGENCE_TYPE, ofLine.code());
            put(row, MomentumDivergences.PRICE_MACD_DIVERGENCE_STRENGTH, lineStrength);
            put(row, Trend.TREND_STRENGTH, trend);
            put(row, Trend.TREND_DIRECTION, direction);
        });
    }

    private Row bar(DivergenceType ofIndex, double strength) {
        return bar(ofIndex, strength, DivergenceType.NONE, 0);
    }

    private static void is(Row row, double bull, double bear, double context, boolean isTrigger) {
        assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_BULL_STRENGTH)).isEqualTo(bull);
        assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_BEAR_STRENGTH)).isEqualTo(bear);
        assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_CONTEXT_SCORE)).isEqualTo(context, within(1e-15));
        assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_TRIGGER)).isEqualTo(isTrigger ? 1 : 0);
    }

    /** Half of 0.4 and of 1, 0.5 or 0: 0.7, 0.45, 0.2. */
    @ParameterizedTest
    @CsvSource({
        "HIDDEN_BULLISH, 2, 0.7, true",
        "HIDDEN_BULLISH, 1, 0.45, false",
        "HIDDEN_BULLISH, 0, 0.2, false",
        "HIDDEN_BEARISH, 0, 0.7, true",
        "HIDDEN_BEARISH, 1, 0.45, false",
        "HIDDEN_BEARISH, 2, 0.2, false"
    })
    void needsATrendThatSupportsIt(DivergenceType type, int trendDirection, double context, boolean isTrigger) {
        direction = trendDirection;
        double bull = type == DivergenceType.HIDDEN_BULLISH ? 0.6 : 0;
        is(bar(type, 0.6), bull, 0.6 - bull, context, isTrigger);
    }

    /** A sideways trend as strong as 0.5 is just enough. */
    @Test
    void aContextOfOneHalfIsEnough() {
        direction = SIDEWAYS;
        trend = 0.5;
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.6), 0.6, 0, 0.5, true);
    }

    @ParameterizedTest
    @CsvSource({"REGULAR_BULLISH", "REGULAR_BEARISH", "NONE"})
    void looksAtHiddenDivergencesAlone(DivergenceType type) {
        is(bar(type, 0.6), 0, 0, 0, false);
    }

    @Test
    void theStrongerIndicatorCounts() {
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.3, DivergenceType.HIDDEN_BULLISH, 0.6), 0.6, 0, 0.7, true);
    }

    @Test
    void theStrongerSideCounts() {
        direction = DOWN;
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.3, DivergenceType.HIDDEN_BEARISH, 0.6), 0.3, 0.6, 0.7, true);
    }

    @Test
    void firesOnTheBarThatConfirmsAlone() {
        is(bar(DivergenceType.NONE, 0), 0, 0, 0, false);
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.6), 0.6, 0, 0.7, true);
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.6), 0.6, 0, 0.7, false);
        // A stronger one takes its place; then it ends and the weaker one of the other indicator remains.
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.8, DivergenceType.HIDDEN_BULLISH, 0.3), 0.8, 0, 0.7, true);
        is(bar(DivergenceType.NONE, 0, DivergenceType.HIDDEN_BULLISH, 0.3), 0.3, 0, 0.7, false);
        is(bar(DivergenceType.NONE, 0), 0, 0, 0, false);
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.2), 0.2, 0, 0.7, true);
    }

    /** The other side ends; that makes this one the stronger, but did not confirm it. */
    @Test
    void isNotConfirmedByTheEndOfTheOtherSide() {
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.3, DivergenceType.HIDDEN_BEARISH, 0.6), 0.3, 0.6, 0.2, false);
        is(bar(DivergenceType.HIDDEN_BULLISH, 0.3), 0.3, 0, 0.7, false);
    }

    @Test
    void isUndefinedWithoutADirection() {
        direction = Double.NaN;
        Row row = bar(DivergenceType.HIDDEN_BULLISH, 0.6);
        HiddenMomentum.FAMILY.columns().forEach(column -> assertThat(row.isDefined(column))
                .isFalse());
    }
}
