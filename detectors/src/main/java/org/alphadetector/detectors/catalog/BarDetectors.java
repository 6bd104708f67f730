package org.alphadetector.detectors.catalog;

import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.detectors.alarm.AlarmPolicy;
import org.alphadetector.detectors.alarm.Ledger;
import org.alphadetector.detectors.alarm.OpenEpisodes;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;

/**
 * The bar-close detectors of every asset and the policy they share: looks at the complete rows of each closed lattice
 * point and emits events. An asset without a row for a day starts afresh.
 */
public final class BarDetectors {
    private static final String LEDGER = "ledger/";
    private static final String ALARMS = "alarms/";

    private final AlarmPolicy policy;
    private final AssetStates alarms;
    private final TimeframeDetectors minutes;
    private final TimeframeDetectors quarters;
    private final TimeframeDetectors hours;
    private long nowMicros;

    /**
     * @param states where state lives, restored where there is something to restore
     * @param out takes the events, in order
     */
    public BarDetectors(
            LiveStates states, DetectorSettings settings, Provenance provenance, Consumer<AnomalyEvent> out) {
        this(states, settings, provenance, Judgements.NONE, out);
    }

    /**
     * @param states where state lives, restored where there is something to restore
     * @param judgements is told every p-value
     * @param out takes the events, in order
     */
    public BarDetectors(
            LiveStates states,
            DetectorSettings settings,
            Provenance provenance,
            Judgements judgements,
            Consumer<AnomalyEvent> out) {
        StateBuffer ledgerState = new StateBuffer();
        Ledger ledger =
                new Ledger(ledgerState.section("ledger", 1), DetectorCatalog.barBudgets(settings.budgetFactor()));
        states.register(LEDGER, ledgerState);
        StateBuffer alarmState = new StateBuffer();
        OpenEpisodes episodes = new OpenEpisodes(alarmState.allocate("episodes", OpenEpisodes.words()));
        alarms = new AssetStates(states, ALARMS, alarmState, settings.forgetAfterMicros());
        policy = new AlarmPolicy(
                provenance,
                DetectorCatalog.specs(),
                ledger,
                asset -> {
                    alarms.see(asset, nowMicros);
                    return episodes;
                },
                out);
        RowLayout layout = FeatureCatalog.layout();
        minutes = new TimeframeDetectors(layout, Timeframe.M1, states, settings, judgements);
        quarters = new TimeframeDetectors(layout, Timeframe.M15, states, settings, judgements);
        hours = new TimeframeDetectors(layout, Timeframe.H1, states, settings, judgements);
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
        nowMicros = pointMicros;
        for (int i = 0; i < rows.size(); i++) {
            detectors.accept(rows.get(i), policy);
        }
        policy.decide(pointMicros, rows.size());
        if (Timeframe.H1.isLatticePoint(pointMicros)) {
            detectors.forgetUnseen(pointMicros);
            alarms.forgetUnseen(pointMicros);
        }
    }
}
