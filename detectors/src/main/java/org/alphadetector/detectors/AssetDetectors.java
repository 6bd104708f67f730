package org.alphadetector.detectors;

import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.detectors.alarm.AlarmStage;
import org.alphadetector.detectors.alarm.EventMaker;
import org.alphadetector.detectors.alarm.RowPlaces;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.TickFiring;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/** The bar-close detectors of one asset and timeframe. */
final class AssetDetectors {
    private final StateBuffer state = new StateBuffer();
    private final StateSlice lastRow = state.allocate("last_row", 1);
    private final RowPlaces places;
    private final List<AlarmStage> stages;

    AssetDetectors(RowLayout layout, Timeframe timeframe, double budgetFactor) {
        places = new RowPlaces(layout);
        stages = DetectorCatalog.create(layout, timeframe, budgetFactor, state, places);
    }

    /** Has every p-value told to somebody. */
    void tell(Judgements judgements) {
        stages.forEach(stage -> stage.tell(judgements));
    }

    StateBuffer state() {
        return state;
    }

    /** When the asset's last row was seen. */
    long lastRowMicros() {
        return lastRow.word(0);
    }

    /** All detectors judge the row before any learns from it. */
    void accept(Row row, EventMaker events, Consumer<AnomalyEvent> out) {
        state.markDirty();
        lastRow.word(0, row.exchangeTsMicros());
        if (!places.isUsable(row)) {
            return;
        }
        String extras = places.extrasJson(row);
        List<TickFiring> firings = extras == null ? List.of() : TickFiring.read(extras);
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).judge(row, firings, events, out);
        }
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).learn(row);
        }
    }
}
