package org.alphadetector.ingest.injection;

/** Why an injection that was planned is not in the ticks, and so not in the ground truth. */
public enum Omission {
    /** An asset was not heard long or lately enough, or another injection was at work on it. */
    NOT_READY("assets not ready"),
    /** An asset's ticks do not have what it disturbs: candles have no open interest. */
    NO_SUCH_FIELD("no such field"),
    /** No tick came meanwhile that it could have changed. */
    NOTHING_CHANGED("nothing changed");

    private final String words;

    Omission(String words) {
        this.words = words;
    }

    /** For reports. */
    public String words() {
        return words;
    }
}
