package org.alphadetector.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;

/** The bar-close detectors of every asset on one timeframe, and their states. */
final class TimeframeDetectors {
    private final String statePrefix;
    private final Timeframe timeframe;
    private final LiveStates states;
    private final DetectorSettings settings;
    private final Judgements judgements;
    private final Map<AssetId, AssetDetectors> assets = new TreeMap<>();
    private boolean hasClaimed;

    TimeframeDetectors(Timeframe timeframe, LiveStates states, DetectorSettings settings, Judgements judgements) {
        this.statePrefix = "detector/" + timeframe.label() + '/';
        this.timeframe = timeframe;
        this.states = states;
        this.settings = settings;
        this.judgements = judgements;
    }

    /** The detectors of the row's asset, new ones where it has none or was not seen for too long. */
    AssetDetectors of(Row row) {
        claimRestored(row.layout());
        AssetDetectors detectors = assets.get(row.asset());
        if (detectors != null && isUnseen(detectors, row.exchangeTsMicros())) {
            forget(row.asset());
            detectors = null;
        }
        return detectors == null ? register(row.asset(), row.layout()) : detectors;
    }

    /** Deletes the states of assets that have had no row for too long. */
    void forgetUnseen(long pointMicros) {
        List<AssetId> unseen = new ArrayList<>();
        assets.forEach((asset, detectors) -> {
            if (isUnseen(detectors, pointMicros)) {
                unseen.add(asset);
            }
        });
        unseen.forEach(this::forget);
    }

    /** Takes up every restored state, also of assets that never come back, so that it can be forgotten in time. */
    private void claimRestored(RowLayout layout) {
        if (hasClaimed) {
            return;
        }
        hasClaimed = true;
        for (String key : states.unclaimed(statePrefix)) {
            register(AssetId.ofKey(key.substring(statePrefix.length())), layout);
        }
    }

    private AssetDetectors register(AssetId asset, RowLayout layout) {
        AssetDetectors detectors = new AssetDetectors(layout, timeframe, settings.budgetFactor());
        detectors.tell(judgements);
        states.register(statePrefix + asset.key(), detectors.state());
        assets.put(asset, detectors);
        return detectors;
    }

    private boolean isUnseen(AssetDetectors detectors, long timeMicros) {
        return timeMicros - detectors.lastRowMicros() > settings.forgetAfterMicros();
    }

    private void forget(AssetId asset) {
        states.forget(statePrefix + asset.key());
        assets.remove(asset);
    }
}
