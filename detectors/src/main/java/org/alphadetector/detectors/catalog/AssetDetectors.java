package org.alphadetector.detectors.catalog;

import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.detectors.alarm.AlarmStage;
import org.alphadetector.detectors.alarm.EventMaker;
import org.alphadetector.detectors.alarm.RowPlaces;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/**
 * The bar-close detectors of one timeframe, one asset at a time. All assets share them: every number of an asset lies
 * in its state, which is shown before its row is judged.
 */
final class AssetDetectors {
    private final StateBuffer state = new StateBuffer();
    private final StateSlice lastRow = state.allocate("last_row", 1);
    private final RowPlaces places;
    private final List<AlarmStage> stages;
    private final StateBuffer newState;

    /** @param judgements is told every p-value */
    AssetDetectors(RowLayout layout, Timeframe timeframe, double budgetFactor, Judgements judgements) {
        places = new RowPlaces(layout);
        stages = DetectorCatalog.create(layout, timeframe, budgetFactor, state, places);
        stages.forEach(stage -> stage.tell(judgements));
        newState = state.copy();
    }

    /** The state of an asset that has had no row. It is not shown yet. */
    StateBuffer begin() {
        return newState.copy();
    }

    /** From now on {@link #accept} and {@link #lastRowMicros} mean the asset of that state. */
    void show(StateBuffer assetState) {
        state.show(assetState);
    }

    /** When the last row of the asset that is shown was seen. */
    long lastRowMicros() {
        return lastRow.word(0);
    }

    /** Takes in a row of the asset that is shown. All detectors judge it before any learns from it. */
    void accept(Row row, EventMaker events, Consumer<AnomalyEvent> out) {
        lastRow.word(0, row.exchangeTsMicros());
        if (!places.isUsable(row)) {
            return;
        }
        List<Firing> firings = row.firings();
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).judge(row, firings, events, out);
        }
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).learn(row);
        }
    }
}
