package org.alphadetector.features.row;

/** A row was written with other columns than this build has. */
public final class UnknownRowLayoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownRowLayoutException(RowLayout layout, int fingerprint) {
        super("a row of " + layout.table() + " was written by a build with other columns: fingerprint="
                + Integer.toHexString(fingerprint) + ", this build has fingerprint="
                + Integer.toHexString(layout.fingerprint()));
    }
}
