package org.alphadetector.detectors.scale;

import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;

/** A log change as a row tells it, and the span of time it covers. */
public final class RowChange {
    private static final double STALE_MS = 300_000;
    private static final String FIVE_MINUTES = "5m";

    private enum Form {
        LOG,
        SHARE,
        RATIO
    }

    private final Form form;
    private final Column input;
    private final String window;
    private final int lane;
    private final int fromLane;
    private final int stalenessLane;

    private RowChange(Form form, Column input, String window, int lane, int fromLane, int stalenessLane) {
        this.form = form;
        this.input = input;
        this.window = window;
        this.lane = lane;
        this.fromLane = fromLane;
        this.stalenessLane = stalenessLane;
    }

    /** A column that is a log change. */
    public static RowChange of(RowLayout layout, Column column, String window) {
        return new RowChange(Form.LOG, column, window, layout.lane(column), -1, -1);
    }

    /**
     * Open interest over the bar, at 1m over five minutes; undefined while it is older than five minutes, since silence
     * may hide a change.
     */
    public static RowChange ofOpenInterest(RowLayout layout, Timeframe timeframe) {
        int staleness = layout.lane(OpenInterest.OI_STALENESS_MS);
        if (timeframe == Timeframe.M1) {
            Column change = OpenInterest.OI_ROC_M_5;
            return new RowChange(Form.SHARE, change, FIVE_MINUTES, layout.lane(change), -1, staleness);
        }
        Column close = OpenInterest.OI_CLOSE;
        int from = layout.lane(OpenInterest.OI_OPEN);
        return new RowChange(Form.RATIO, close, timeframe.label(), layout.lane(close), from, staleness);
    }

    /** The change; NaN where an input is NULL or stale. */
    public double of(Row row) {
        if (stalenessLane >= 0 && !(row.number(stalenessLane) <= STALE_MS)) {
            return Double.NaN;
        }
        double value = row.number(lane);
        return switch (form) {
            case LOG -> value;
            case SHARE -> value > -1 ? StrictMath.log1p(value) : Double.NaN;
            case RATIO -> logRatio(row.number(fromLane), value);
        };
    }

    /** The column that stands for the change in explanations. */
    public String input() {
        return input.name();
    }

    /** The span of time the change covers. */
    public String window() {
        return window;
    }

    private static double logRatio(double from, double to) {
        return from > 0 && to > 0 ? StrictMath.log(to / from) : Double.NaN;
    }
}
