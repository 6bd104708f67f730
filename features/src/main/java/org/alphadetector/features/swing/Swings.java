package org.alphadetector.features.swing;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSection;

/**
 * Where the price turned: the last highs and lows from which it came back by three average true ranges; prices of bars
 * as they are, in quote currency, and times in milliseconds since the epoch. Undefined in the first 14 bars; after them
 * the lists are empty and the newest swings still undefined until a swing is confirmed.
 *
 * <p>The search is that of {@link SwingSearch}. Three ranges are what J. Welles Wilder, New Concepts in Technical
 * Trading Systems, 1978, takes for a reversal in his volatility system (2.8 to 3.1). The range counts as at least one
 * price step, so that an idle market does not swing by the next step.
 */
public final class Swings implements BarFeature {
    private static final String GROUP = "Swing Detection";

    public static final Column SWING_HIGHS = prices("swing_highs")
            .formula(rule("highest high since the swing low", "lowest low", "below"))
            .meaning("Prices of the last ten confirmed swing highs, newest last. NULL in the first 14"
                    + " bars, empty until one is confirmed.");
    public static final Column SWING_LOWS = prices("swing_lows")
            .formula(rule("lowest low since the swing high", "highest high", "above"))
            .meaning("Prices of the last ten confirmed swing lows, newest last. NULL in the first 14"
                    + " bars, empty until one is confirmed.");
    public static final Column SWING_HIGH_TIMES = times("swing_high_times")
            .formula("close of the bar of each price of swing_highs")
            .meaning("When the bars of the last ten confirmed swing highs closed. NULL as swing_highs is.");
    public static final Column SWING_LOW_TIMES = times("swing_low_times")
            .formula("close of the bar of each price of swing_lows")
            .meaning("When the bars of the last ten confirmed swing lows closed. NULL as swing_lows is.");
    public static final Column CURRENT_SWING_HIGH = current("current_swing_high")
            .formula("the last price of swing_highs")
            .meaning("The newest confirmed swing high. NULL until there is one.");
    public static final Column CURRENT_SWING_LOW = current("current_swing_low")
            .formula("the last price of swing_lows")
            .meaning("The newest confirmed swing low. NULL until there is one.");
    public static final Column SWING_VALIDATION_PENDING = ofBars("swing_validation_pending", SqlType.BOOLEAN)
            .range("true|false")
            .window("since the newest confirmed swing")
            .formula("|close - extreme| >= max(atr_14, price_step), extreme the highest high so far while the"
                    + " price rises, the lowest low while it falls")
            .meaning("Whether the price has turned from an extreme that no reversal has confirmed yet. NULL in the"
                    + " first 14 bars.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "swings",
            List.of(
                    SWING_HIGHS,
                    SWING_LOWS,
                    SWING_HIGH_TIMES,
                    SWING_LOW_TIMES,
                    CURRENT_SWING_HIGH,
                    CURRENT_SWING_LOW,
                    SWING_VALIDATION_PENDING),
            Swings::new);

    private static final double REVERSAL_RANGES = 3;
    private static final long MICROS_PER_MS = 1_000;

    private final SwingList highs;
    private final SwingList lows;
    private final SwingSearch search;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int rangeLane;
    private final int stepLane;
    private final int highsLane;
    private final int lowsLane;
    private final int highTimesLane;
    private final int lowTimesLane;
    private final int currentHighLane;
    private final int currentLowLane;
    private final int pendingLane;

    public Swings(FeatureContext context) {
        StateSection state = context.state();
        highs = new SwingList("highs", state);
        lows = new SwingList("lows", state);
        search = new SwingSearch(state, highs, lows);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        stepLane = context.input(PriceStep.PRICE_STEP);
        highsLane = context.output(SWING_HIGHS);
        lowsLane = context.output(SWING_LOWS);
        highTimesLane = context.output(SWING_HIGH_TIMES);
        lowTimesLane = context.output(SWING_LOW_TIMES);
        currentHighLane = context.output(CURRENT_SWING_HIGH);
        currentLowLane = context.output(CURRENT_SWING_LOW);
        pendingLane = context.output(SWING_VALIDATION_PENDING);
    }

    @Override
    public void close(Bar bar, Row row) {
        double high = row.number(highLane);
        double low = row.number(lowLane);
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        double average = row.number(rangeLane);
        double range = Math.max(average, row.number(stepLane));
        search.accept(high, low, REVERSAL_RANGES * range, bar.endMicros() / MICROS_PER_MS);
        if (!Double.isNaN(average)) {
            write(row, search.isBack(close, range));
        }
    }

    private void write(Row row, boolean isPending) {
        row.list(highsLane, highs.prices());
        row.list(lowsLane, lows.prices());
        row.list(highTimesLane, highs.times());
        row.list(lowTimesLane, lows.times());
        row.number(currentHighLane, highs.current());
        row.number(currentLowLane, lows.current());
        row.flag(pendingLane, isPending);
    }

    @Override
    public void restart() {
        highs.clear();
        lows.clear();
        search.clear();
    }

    private static Column.Declaration ofBars(String name, SqlType type) {
        return Column.named(name, type, GROUP)
                .inputs("high", "low", "close", "atr_14", "price_step")
                .ownBars(AverageTrueRange.ATR_14.warmup())
                .fromCandles();
    }

    private static String rule(String extreme, String back, String side) {
        return "the " + extreme + " before; confirmed by a later bar with the " + back
                + " since, at least 3 max(atr_14, price_step) " + side
                + " it; Wilder 1978, Guillaume et al. 1997";
    }

    private static Column.Declaration prices(String name) {
        return ofBars(name, SqlType.NUMBERS)
                .unit("quote currency")
                .window("last 10 confirmed")
                .range("> 0");
    }

    private static Column.Declaration times(String name) {
        return ofBars(name, SqlType.NUMBERS)
                .unit("ms since the epoch")
                .window("last 10 confirmed")
                .range("> 0");
    }

    private static Column.Declaration current(String name) {
        return ofBars(name, SqlType.NUMERIC)
                .unit("quote currency")
                .window("last confirmed")
                .range("> 0")
                .awaitsEvent();
    }
}
