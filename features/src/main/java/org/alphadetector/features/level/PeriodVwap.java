package org.alphadetector.features.level;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.CompensatedSum;
import org.alphadetector.features.state.StateSlice;

/**
 * Volume-weighted average price of the session, the UTC week and the UTC month so far, in quote currency. A perpetual
 * trades around the clock, so the session is the UTC day; a week begins on Monday. Undefined until something was traded
 * in the period. Of a period in which the asset came, or restarted after a silence gap, it is that since then.
 *
 * <p>S. A. Berkowitz, D. E. Logue, E. A. Noser, The Total Cost of Transactions on the NYSE, Journal of Finance 1988.
 *
 * <p>A minute whose notional is not known, a candle of some venues, counts with its volume times the mean of high, low
 * and close. The sums are compensated, so that a month of minutes does not drift.
 */
public final class PeriodVwap implements BarFeature {
    public static final Column VWAP_SESSION = average("vwap_session", "Level Detection", "day");
    public static final Column VWAP_WEEKLY = average("vwap_weekly", "Level Detection", "week");
    public static final Column VWAP_MONTHLY = average("vwap_monthly", "Pattern Detection Features", "month");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("period_vwap", List.of(VWAP_SESSION, VWAP_WEEKLY, VWAP_MONTHLY), PeriodVwap::new);

    private final List<Average> averages;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int volumeLane;
    private final int notionalLane;

    public PeriodVwap(FeatureContext context) {
        averages = List.of(
                new Average(context, CalendarPeriod.DAY, VWAP_SESSION),
                new Average(context, CalendarPeriod.WEEK, VWAP_WEEKLY),
                new Average(context, CalendarPeriod.MONTH, VWAP_MONTHLY));
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        volumeLane = context.input(TradeFlow.VOLUME);
        notionalLane = context.input(TradeFlow.QUOTE_VOLUME);
    }

    @Override
    public void close(Bar bar, Row row) {
        double volume = row.number(volumeLane);
        double notional = row.number(notionalLane);
        if (Double.isNaN(notional)) {
            notional = volume * (row.number(highLane) + row.number(lowLane) + row.number(closeLane)) / 3;
        }
        boolean isTraded = volume > 0 && notional > 0;
        for (int i = 0; i < averages.size(); i++) {
            averages.get(i).close(bar.startMicros(), isTraded ? volume : 0, isTraded ? notional : 0, row);
        }
    }

    @Override
    public void restart() {
        averages.forEach(Average::clear);
    }

    private static Column average(String name, String group, String period) {
        return Column.named(name, SqlType.NUMERIC, group)
                .unit("quote currency")
                .window("UTC " + period + " so far")
                .range("> 0")
                .formula("sum of quote_volume / sum of volume of the minutes since the " + period
                        + " began, or since the asset (re)started in it; volume (high + low + close) / 3 where a candle"
                        + " does not tell its quote_volume; Berkowitz, Logue, Noser 1988")
                .inputs("volume", "quote_volume", "high", "low", "close")
                .lookBack(0)
                .awaitsEvent()
                .fromCandles()
                .meaning("The volume-weighted average price of the UTC " + period
                        + " so far. NULL until something was traded in it.");
    }

    /** The average of one period. */
    private static final class Average {
        private final StateSlice number;
        private final CompensatedSum volume;
        private final CompensatedSum notional;
        private final CalendarPeriod period;
        private final int lane;

        private Average(FeatureContext context, CalendarPeriod period, Column column) {
            number = context.state().allocate(column.name() + ".period", 1);
            volume = new CompensatedSum(context.state().allocate(column.name() + ".volume", CompensatedSum.WORDS));
            notional = new CompensatedSum(context.state().allocate(column.name() + ".notional", CompensatedSum.WORDS));
            this.period = period;
            lane = context.output(column);
        }

        private void close(long startMicros, double traded, double paid, Row row) {
            long now = period.numberOf(startMicros);
            if (now != number.word(0)) {
                clear();
                number.word(0, now);
            }
            volume.add(traded);
            notional.add(paid);
            double sum = volume.toDouble();
            if (sum > 0) {
                row.number(lane, notional.toDouble() / sum);
            }
        }

        private void clear() {
            number.clear();
            volume.clear();
            notional.clear();
        }
    }
}
