package org.alphadetector.research.evaluation;

import org.alphadetector.research.peer.CutForest;
import org.alphadetector.research.peer.EwmaBand;
import org.alphadetector.research.peer.Peer;
import org.alphadetector.research.peer.RollingZScore;

/** The peers the pipeline is compared with. */
public enum PeerKind {
    ROLLING_Z_SCORE("rolling z-score"),
    EWMA_BAND("EWMA band"),
    RANDOM_CUT_FOREST("random cut forest");

    private static final int WINDOW_ROWS = 240;
    private static final double HALF_LIFE_ROWS = 120;

    private final String label;

    PeerKind(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** A new one for an asset. */
    Peer create(int values, long seed) {
        return switch (this) {
            case ROLLING_Z_SCORE -> new RollingZScore(values, WINDOW_ROWS);
            case EWMA_BAND -> new EwmaBand(values, HALF_LIFE_ROWS);
            case RANDOM_CUT_FOREST -> new CutForest(values, seed);
        };
    }
}
