package org.alphadetector.ingest.adapter.file;

import java.nio.file.Path;

/** Hears what a file's reader meets besides ticks. Every method defaults to nothing. */
public interface AdapterListener {
    /** Hears nothing. */
    AdapterListener SILENT = new AdapterListener() {};

    /**
     * A line that cannot be read; reading goes on with the next one.
     *
     * @param lineNumber counted from 1
     * @param problem what is wrong with it, in words
     */
    default void damagedLine(Path file, long lineNumber, String problem) {}

    /** A sound line that gives no tick on purpose. */
    default void skipped(SkipReason reason) {}

    /** The update chain of a book broke at this line: the book is dropped until its next snapshot. */
    default void bookGap(Path file, long lineNumber, String symbol) {}

    /**
     * Reading got further.
     *
     * @param bytesRead bytes of the file as it lies on the disk (compressed, if it is) read so far
     * @param fileBytes the file's size
     */
    default void bytesRead(Path file, long bytesRead, long fileBytes) {}
}
