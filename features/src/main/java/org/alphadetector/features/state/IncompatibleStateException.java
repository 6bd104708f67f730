package org.alphadetector.features.state;

/** Saved state was written by a build with another state layout. */
public final class IncompatibleStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IncompatibleStateException(String message) {
        super(message);
    }
}
