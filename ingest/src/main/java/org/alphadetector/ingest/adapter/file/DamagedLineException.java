package org.alphadetector.ingest.adapter.file;

/** A line that cannot be read; the message says what is wrong with it. It carries no stack trace. */
public final class DamagedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    public DamagedLineException(String problem) {
        super(problem, null, false, false);
    }
}
