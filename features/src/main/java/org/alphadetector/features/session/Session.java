package org.alphadetector.features.session;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;

/**
 * Where in the UTC day and week the bar lies, told of its start (every bar lies within one hour), and whether the
 * venue's feed is live at its close. Always defined.
 */
public final class Session implements BarFeature {
    private static final String GROUP = "Regime Classification Features";

    public static final Column SESSION_PHASE = Column.named("session_phase", SqlType.TEXT, GROUP)
            .labels("asia", "europe", "overlap", "us")
            .formula("by UTC hour: asia 0-6 and 22-23, europe 7-12, overlap 13-15, us 16-21")
            .inputs("exchange_ts")
            .ownBars(0)
            .fromCandles()
            .meaning("Which part of the world trades most in the bar's hour.");
    public static final Column TIME_OF_DAY = Column.named("time_of_day", SqlType.SMALLINT, GROUP)
            .unit("h")
            .range("[0, 23]")
            .formula("UTC hour of the bar's start")
            .inputs("exchange_ts")
            .ownBars(0)
            .fromCandles()
            .meaning("Hour of the day.");
    public static final Column DAY_OF_WEEK = Column.named("day_of_week", SqlType.SMALLINT, GROUP)
            .unit("d")
            .range("[0, 6]")
            .formula("days since Monday of the bar's start, UTC: 0 is Monday, 6 Sunday")
            .inputs("exchange_ts")
            .ownBars(0)
            .fromCandles()
            .meaning("Day of the week.");
    public static final Column IS_MARKET_OPEN = Column.named("is_market_open", SqlType.BOOLEAN, GROUP)
            .window("at the close")
            .range("true|false")
            .formula("false from a disconnect until the next message of the asset")
            .inputs("disconnect")
            .ownBars(0)
            .fromCandles()
            .meaning("Whether the venue's feed is live: no disconnect is open.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "session", List.of(SESSION_PHASE, TIME_OF_DAY, DAY_OF_WEEK, IS_MARKET_OPEN), Session::new);

    private static final int HOURS = 24;
    private static final int DAYS = 7;
    /** The epoch was a Thursday. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private final int phaseLane;
    private final int hourLane;
    private final int dayLane;
    private final int openLane;

    public Session(FeatureContext context) {
        phaseLane = context.output(SESSION_PHASE);
        hourLane = context.output(TIME_OF_DAY);
        dayLane = context.output(DAY_OF_WEEK);
        openLane = context.output(IS_MARKET_OPEN);
    }

    @Override
    public void close(Bar bar, Row row) {
        long hours = Math.floorDiv(bar.startMicros(), Timeframe.H1.micros());
        int hour = (int) Math.floorMod(hours, (long) HOURS);
        long days = Math.floorDiv(hours, (long) HOURS);
        row.number(phaseLane, phase(hour));
        row.number(hourLane, hour);
        row.number(dayLane, (double) Math.floorMod(days + EPOCH_DAY_OF_WEEK, (long) DAYS));
        row.flag(openLane, !bar.isDisconnected());
    }

    @Override
    public void restart() {}

    /** The code of the label. */
    private static int phase(int hour) {
        if (hour < 7 || hour >= 22) {
            return 0;
        }
        if (hour < 13) {
            return 1;
        }
        return hour < 16 ? 2 : 3;
    }
}
