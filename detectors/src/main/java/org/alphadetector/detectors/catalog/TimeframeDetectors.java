package org.alphadetector.detectors.catalog;

import java.util.List;
import org.alphadetector.detectors.alarm.AlarmPolicy;
import org.alphadetector.detectors.alarm.CalibratedDetector;
import org.alphadetector.detectors.alarm.RowPlaces;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;

/**
 * The bar-close detectors of one timeframe, one asset at a time. All assets share them: every number of an asset lies in
 * its state, which is shown before its row is judged, under {@code detector.<tf>/<asset key>}.
 */
final class TimeframeDetectors {
    private final RowPlaces places;
    private final List<CalibratedDetector> detectors;
    private final AssetStates assets;

    /** @param judgements is told every p-value */
    TimeframeDetectors(
            RowLayout layout,
            Timeframe timeframe,
            LiveStates states,
            DetectorSettings settings,
            Judgements judgements) {
        StateBuffer state = new StateBuffer();
        places = new RowPlaces(layout);
        detectors = DetectorCatalog.create(layout, timeframe, settings.budgetFactor(), state, places);
        detectors.forEach(detector -> detector.tell(judgements));
        assets = new AssetStates(states, "detector." + timeframe.label() + '/', state, settings.forgetAfterMicros());
    }

    /** All detectors judge the row before any learns from it. */
    void accept(Row row, AlarmPolicy policy) {
        assets.see(row.asset(), row.exchangeTsMicros());
        if (!places.isUsable(row)) {
            return;
        }
        policy.adopt(row);
        for (int i = 0; i < detectors.size(); i++) {
            detectors.get(i).judge(row, policy);
        }
        for (int i = 0; i < detectors.size(); i++) {
            detectors.get(i).learn(row);
        }
    }

    /** Deletes the states of assets that have had no row for too long. */
    void forgetUnseen(long pointMicros) {
        assets.forgetUnseen(pointMicros);
    }
}
