package org.alphadetector.detectors;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.alphadetector.detectors.alarm.EventMaker;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.asset.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;

/**
 * The bar-close detectors of every asset: looks at the complete rows of each closed lattice point and emits events. An
 * asset without a row for a day starts afresh.
 */
public final class BarDetectors {
    private static final String STATE_PREFIX = "detector/";

    private final LiveStates states;
    private final DetectorSettings settings;
    private final EventMaker events;
    private final Consumer<AnomalyEvent> out;
    private final Map<Timeframe, TreeMap<AssetId, AssetDetectors>> assets = new EnumMap<>(Timeframe.class);
    private boolean hasClaimed;

    /**
     * @param states where state lives, under {@code detector/<tf>/<asset key>}
     * @param out takes the events, in order
     */
    public BarDetectors(
            LiveStates states, DetectorSettings settings, Provenance provenance, Consumer<AnomalyEvent> out) {
        this.states = states;
        this.settings = settings;
        this.events = new EventMaker(provenance);
        this.out = out;
        for (Timeframe timeframe : Timeframe.values()) {
            assets.put(timeframe, new TreeMap<>());
        }
    }

    /**
     * A lattice point has closed.
     *
     * @param rows the complete rows of its assets, in the order of the assets
     * @param market the market's row of the point
     */
    public void point(Timeframe timeframe, long pointMicros, List<Row> rows, Row market) {
        if (rows.isEmpty()) {
            return;
        }
        claimRestored(rows.get(0).layout());
        TreeMap<AssetId, AssetDetectors> known = assets.get(timeframe);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            detectorsOf(known, row).accept(row, events, out);
        }
        if (timeframe == Timeframe.H1) {
            assets.forEach((tf, detectors) -> forgetUnseen(tf, detectors, pointMicros));
        }
    }

    /** Takes up every restored state, also of assets that never come back, so that it can be forgotten in time. */
    private void claimRestored(RowLayout layout) {
        if (hasClaimed) {
            return;
        }
        hasClaimed = true;
        for (Timeframe timeframe : Timeframe.values()) {
            String prefix = key(timeframe, "");
            for (String key : states.unclaimed(prefix)) {
                register(timeframe, AssetId.ofKey(key.substring(prefix.length())), layout);
            }
        }
    }

    private AssetDetectors detectorsOf(TreeMap<AssetId, AssetDetectors> known, Row row) {
        AssetDetectors detectors = known.get(row.asset());
        if (detectors != null && isUnseen(detectors, row.exchangeTsMicros())) {
            forget(row.timeframe(), row.asset());
            detectors = null;
        }
        return detectors == null ? register(row.timeframe(), row.asset(), row.layout()) : detectors;
    }

    private AssetDetectors register(Timeframe timeframe, AssetId asset, RowLayout layout) {
        AssetDetectors detectors = new AssetDetectors(layout, timeframe, settings.budgetFactor());
        states.register(key(timeframe, asset.key()), detectors.state());
        assets.get(timeframe).put(asset, detectors);
        return detectors;
    }

    private boolean isUnseen(AssetDetectors detectors, long timeMicros) {
        return timeMicros - detectors.lastRowMicros() > settings.forgetAfterMicros();
    }

    private void forgetUnseen(Timeframe timeframe, TreeMap<AssetId, AssetDetectors> known, long pointMicros) {
        List<AssetId> unseen = new ArrayList<>();
        known.forEach((asset, detectors) -> {
            if (isUnseen(detectors, pointMicros)) {
                unseen.add(asset);
            }
        });
        unseen.forEach(asset -> forget(timeframe, asset));
    }

    private void forget(Timeframe timeframe, AssetId asset) {
        states.forget(key(timeframe, asset.key()));
        assets.get(timeframe).remove(asset);
    }

    private static String key(Timeframe timeframe, String assetKey) {
        return STATE_PREFIX + timeframe.label() + '/' + assetKey;
    }
}
