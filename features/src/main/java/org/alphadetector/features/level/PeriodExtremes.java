package org.alphadetector.features.level;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/**
 * The highest and lowest price of the UTC week and month so far, in quote currency. A week begins on Monday. Defined
 * from the asset's first price on: of a period in which the asset came, or restarted after a silence gap, they are those
 * since then. A minute without trades counts with the close that it carries.
 *
 * <p>J. J. Murphy, Technical Analysis of the Financial Markets, 1999, for earlier highs and lows as support and
 * resistance.
 */
public final class PeriodExtremes implements BarFeature {
    public static final Column WEEKLY_HIGH = extreme("weekly_high", "Level Detection", "highest", "week");
    public static final Column WEEKLY_LOW = extreme("weekly_low", "Level Detection", "lowest", "week");
    public static final Column MONTHLY_HIGH = extreme("monthly_high", "Pattern Detection Features", "highest", "month");
    public static final Column MONTHLY_LOW = extreme("monthly_low", "Pattern Detection Features", "lowest", "month");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "period_extremes", List.of(WEEKLY_HIGH, WEEKLY_LOW, MONTHLY_HIGH, MONTHLY_LOW), PeriodExtremes::new);

    private final Extremes week;
    private final Extremes month;
    private final int highLane;
    private final int lowLane;

    public PeriodExtremes(FeatureContext context) {
        week = new Extremes(context, CalendarPeriod.WEEK, WEEKLY_HIGH, WEEKLY_LOW);
        month = new Extremes(context, CalendarPeriod.MONTH, MONTHLY_HIGH, MONTHLY_LOW);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
    }

    @Override
    public void close(Bar bar, Row row) {
        double high = row.number(highLane);
        double low = row.number(lowLane);
        if (Double.isNaN(high)) {
            return;
        }
        week.close(bar.startMicros(), high, low, row);
        month.close(bar.startMicros(), high, low, row);
    }

    @Override
    public void restart() {
        week.slice.clear();
        month.slice.clear();
    }

    private static Column extreme(String name, String group, String which, String period) {
        return Column.named(name, SqlType.NUMERIC, group)
                .unit("quote currency")
                .window("UTC " + period + " so far")
                .range("> 0")
                .formula(which + " price since the " + period + " began, or since the asset (re)started in it")
                .inputs("high", "low")
                .lookBack(0)
                .fromCandles()
                .meaning("The " + which + " price of the UTC " + period + " so far. NULL until the asset has traded.");
    }

    /** The extremes of one period. */
    private static final class Extremes {
        private static final int NUMBER = 0;
        private static final int HIGH = 1;
        private static final int LOW = 2;
        private static final int WORDS = 3;

        private final StateSlice slice;
        private final CalendarPeriod period;
        private final int highLane;
        private final int lowLane;

        private Extremes(FeatureContext context, CalendarPeriod period, Column high, Column low) {
            slice = context.state().allocate(high.name(), WORDS);
            this.period = period;
            highLane = context.output(high);
            lowLane = context.output(low);
        }

        private void close(long startMicros, double high, double low, Row row) {
            long number = period.numberOf(startMicros);
            boolean isNew = number != slice.word(NUMBER) || slice.real(HIGH) == 0;
            slice.word(NUMBER, number);
            slice.real(HIGH, isNew ? high : Math.max(high, slice.real(HIGH)));
            slice.real(LOW, isNew ? low : Math.min(low, slice.real(LOW)));
            row.number(highLane, slice.real(HIGH));
            row.number(lowLane, slice.real(LOW));
        }
    }
}
