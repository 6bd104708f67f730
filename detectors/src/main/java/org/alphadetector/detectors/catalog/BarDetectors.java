package org.alphadetector.detectors.catalog;

import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.detectors.alarm.EventMaker;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;

/**
 * The bar-close detectors of every asset: looks at the complete rows of each closed lattice point and emits events. An
 * asset without a row for a day starts afresh.
 */
public final class BarDetectors {
    private final EventMaker events;
    private final Consumer<AnomalyEvent> out;
    private final TimeframeDetectors minutes;
    private final TimeframeDetectors quarters;
    private final TimeframeDetectors hours;

    /**
     * @param states where state lives, restored where there is something to restore, under {@code detector.<tf>/<asset
     *     key>}
     * @param out takes the events, in order
     */
    public BarDetectors(
            LiveStates states, DetectorSettings settings, Provenance provenance, Consumer<AnomalyEvent> out) {
        this(states, settings, provenance, Judgements.NONE, out);
    }

    /**
     * @param states where state lives, restored where there is something to restore, under {@code detector.<tf>/<asset
     *     key>}
     * @param judgements is told every p-value
     * @param out takes the events, in order
     */
    public BarDetectors(
            LiveStates states,
            DetectorSettings settings,
            Provenance provenance,
            Judgements judgements,
            Consumer<AnomalyEvent> out) {
        this.events = new EventMaker(provenance);
        this.out = out;
        RowLayout layout = FeatureCatalog.layout();
        this.minutes = new TimeframeDetectors(layout, Timeframe.M1, states, settings, judgements);
        this.quarters = new TimeframeDetectors(layout, Timeframe.M15, states, settings, judgements);
        this.hours = new TimeframeDetectors(layout, Timeframe.H1, states, settings, judgements);
    }

    /**
     * A lattice point has closed.
     *
     * @param rows the complete rows of its assets, in the order of the assets
     * @param market the market's row of the point, for detectors of the whole market
     */
    public void point(Timeframe timeframe, long pointMicros, List<Row> rows, Row market) {
        TimeframeDetectors detectors =
                switch (timeframe) {
                    case M1 -> minutes;
                    case M15 -> quarters;
                    case H1 -> hours;
                };
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            detectors.of(row).accept(row, events, out);
        }
        if (Timeframe.H1.isLatticePoint(pointMicros)) {
            detectors.forgetUnseen(pointMicros);
        }
    }
}
