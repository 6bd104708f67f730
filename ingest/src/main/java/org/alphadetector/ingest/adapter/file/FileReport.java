package org.alphadetector.ingest.adapter.file;

import java.nio.file.Path;

/** What is said of one file, at the line being read. */
public final class FileReport {
    private final Path file;
    private final AdapterListener listener;
    private long lineNumber;

    public FileReport(Path file, AdapterListener listener) {
        this.file = file;
        this.listener = listener;
    }

    /** The file spoken of. */
    public Path file() {
        return file;
    }

    /** The current line cannot be read. */
    public void damagedLine(String problem) {
        listener.damagedLine(file, lineNumber, problem);
    }

    /** The current line gives no tick on purpose. */
    public void skipped(SkipReason reason) {
        listener.skipped(reason);
    }

    /** The update chain of the symbol's book breaks at the current line. */
    public void bookGap(String symbol) {
        listener.bookGap(file, lineNumber, symbol);
    }

    void atLine(long number) {
        lineNumber = number;
    }

    void bytesRead(long bytesRead, long fileBytes) {
        listener.bytesRead(file, bytesRead, fileBytes);
    }
}
