package org.alphadetector.research.evaluation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.peer.Peer;

/** Every peer of a class, one of each for each asset, over the rows of a run. */
final class PeerBank {
    private final WatchedColumns columns;
    private final long seed;
    private final Map<PeerKind, PeerScores> scores = new EnumMap<>(PeerKind.class);
    private final Map<AssetId, Map<PeerKind, Peer>> peers = new HashMap<>();

    PeerBank(WatchedColumns columns, long seed) {
        this.columns = columns;
        this.seed = seed;
        for (PeerKind kind : PeerKind.values()) {
            scores.put(kind, new PeerScores(columns.eventClass(), columns.timeframe()));
        }
    }

    String eventClass() {
        return columns.eventClass();
    }

    Timeframe timeframe() {
        return columns.timeframe();
    }

    void accept(Row row) {
        if (row.timeframe() != columns.timeframe()) {
            return;
        }
        double[] values = columns.of(row);
        peers.computeIfAbsent(row.asset(), this::create)
                .forEach((kind, peer) -> of(kind).add(row.asset(), row.exchangeTsMicros(), peer.score(values)));
    }

    private Map<PeerKind, Peer> create(AssetId asset) {
        Map<PeerKind, Peer> created = new EnumMap<>(PeerKind.class);
        for (PeerKind kind : PeerKind.values()) {
            created.put(kind, kind.create(columns.count(), seed * 31 + asset.uid()));
        }
        return created;
    }

    PeerScores of(PeerKind kind) {
        PeerScores found = scores.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("kind=" + kind);
        }
        return found;
    }
}
