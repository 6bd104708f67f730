package org.alphadetector.detectors.catalog;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;

/** The bar-close detectors of one timeframe, and the state of each asset. */
final class TimeframeDetectors {
    private final String statePrefix;
    private final LiveStates states;
    private final long forgetAfterMicros;
    private final AssetDetectors detectors;
    private final Map<AssetId, StateBuffer> assets = new TreeMap<>();

    /**
     * Takes up every restored state, also of assets that never come back, so that it can be forgotten in time.
     *
     * @param judgements is told every p-value
     */
    TimeframeDetectors(
            RowLayout layout,
            Timeframe timeframe,
            LiveStates states,
            DetectorSettings settings,
            Judgements judgements) {
        this.statePrefix = "detector." + timeframe.label() + '/';
        this.states = states;
        this.forgetAfterMicros = settings.forgetAfterMicros();
        this.detectors = new AssetDetectors(layout, timeframe, settings.budgetFactor(), judgements);
        for (String key : states.unclaimed(statePrefix)) {
            register(AssetId.ofKey(key.substring(statePrefix.length())));
        }
    }

    /** The detectors, with the row's asset shown: with a new state where it has none or was not seen for too long. */
    AssetDetectors of(Row row) {
        AssetId asset = row.asset();
        StateBuffer state = assets.get(asset);
        if (state != null && isUnseen(state, row.exchangeTsMicros())) {
            forget(asset, state);
            state = null;
        }
        detectors.show(state == null ? register(asset) : state);
        return detectors;
    }

    /** Deletes the states of assets that have had no row for too long. */
    void forgetUnseen(long pointMicros) {
        Iterator<Map.Entry<AssetId, StateBuffer>> all = assets.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<AssetId, StateBuffer> entry = all.next();
            if (isUnseen(entry.getValue(), pointMicros)) {
                forget(entry.getKey(), entry.getValue());
                all.remove();
            }
        }
    }

    private StateBuffer register(AssetId asset) {
        StateBuffer state = detectors.begin();
        states.register(statePrefix + asset.key(), state);
        assets.put(asset, state);
        return state;
    }

    private boolean isUnseen(StateBuffer state, long timeMicros) {
        detectors.show(state);
        return timeMicros - detectors.lastRowMicros() > forgetAfterMicros;
    }

    private void forget(AssetId asset, StateBuffer state) {
        states.forget(statePrefix + asset.key());
        state.release();
    }
}
