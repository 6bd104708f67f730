package org.alphadetector.features.session;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.features.asset.Feature;
import org.alphadetector.features.asset.Minute;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Where in the UTC day and week the bar lies, told of its start (every bar lies within one hour), and whether the
 * venue's feed is live at its close. Always defined.
 */
public final class Session implements Feature {
    private static final String GROUP = "Regime Classification Features";

    public static final Column SESSION_PHASE = Column.named("session_phase", SqlType.TEXT, GROUP)
            .range("asia|europe|overlap|us")
            .formula("by UTC hour: asia 0-6 and 22-23, europe 7-12, overlap 13-15, us 16-21")
            .inputs("exchange_ts")
            .meaning("Which part of the world trades most in the bar's hour.");
    public static final Column TIME_OF_DAY = Column.named("time_of_day", SqlType.SMALLINT, GROUP)
            .unit("h")
            .range("[0, 23]")
            .formula("UTC hour of the bar's start")
            .inputs("exchange_ts")
            .meaning("Hour of the day.");
    public static final Column DAY_OF_WEEK = Column.named("day_of_week", SqlType.SMALLINT, GROUP)
            .unit("d")
            .range("[0, 6]")
            .formula("days since Monday of the bar's start, UTC: 0 is Monday, 6 Sunday")
            .inputs("exchange_ts")
            .meaning("Day of the week.");
    public static final Column IS_MARKET_OPEN = Column.named("is_market_open", SqlType.BOOLEAN, GROUP)
            .window("at the close")
            .range("true|false")
            .formula("false from a disconnect until the next message of the asset")
            .inputs("disconnect")
            .meaning("Whether the venue's feed is live: no disconnect is open.");

    private static final int HOURS = 24;
    private static final int DAYS = 7;
    /** The epoch was a Thursday. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.noneOf(TickType.class));

    private final int phaseLane;
    private final int hourLane;
    private final int dayLane;
    private final int openLane;

    public Session(RowLayout layout) {
        phaseLane = layout.lane(SESSION_PHASE);
        hourLane = layout.lane(TIME_OF_DAY);
        dayLane = layout.lane(DAY_OF_WEEK);
        openLane = layout.lane(IS_MARKET_OPEN);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {}

    @Override
    public void accept(int slot, Tick tick) {}

    @Override
    public void close(int slot, Minute minute, Row row) {
        long hours = Math.floorDiv(minute.startMicros, Timeframe.H1.micros());
        int hour = (int) Math.floorMod(hours, (long) HOURS);
        long days = Math.floorDiv(hours, (long) HOURS);
        row.text(phaseLane, phase(hour));
        row.number(hourLane, hour);
        row.number(dayLane, (double) Math.floorMod(days + EPOCH_DAY_OF_WEEK, (long) DAYS));
        row.flag(openLane, !minute.isDisconnected);
    }

    @Override
    public void restart() {}

    private static String phase(int hour) {
        if (hour < 7 || hour >= 22) {
            return "asia";
        }
        if (hour < 13) {
            return "europe";
        }
        return hour < 16 ? "overlap" : "us";
    }
}
