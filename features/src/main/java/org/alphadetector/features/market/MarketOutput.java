package org.alphadetector.features.market;

import java.util.List;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.RegisteredResidual;

/** Where the market stage sends what it makes; the bar-close detectors hang on it. */
public interface MarketOutput {
    /**
     * A lattice point is closed; points come in order of time, at the same time the shorter timeframe first.
     *
     * @param rows the complete rows of the assets at the point, in asset order
     * @param market the market's row
     */
    void point(Timeframe timeframe, long pointMicros, List<Row> rows, Row market);

    /** A row of a point is judged by this; said before the point. */
    void baseline(BaselineState state);

    /** What was measured of a residual up to a point; said before the point. */
    void residual(RegisteredResidual residual);

    /** A control record was read, and this came of it. */
    void control(ControlEffect effect);
}
