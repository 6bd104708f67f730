package org.alphadetector.app.input;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.injection.Omissions;

/** How far the reading of files is, and what is wrong in them; damaged lines are said on stderr. */
public final class SourceProgress implements AdapterListener {
    /** More of them would hide everything else; the rest is counted. */
    private static final int REPORTED_LINES = 20;

    private final PrintWriter err;
    private final long totalBytes;
    private final Map<Path, Long> bytesByFile = new HashMap<>();
    private long bytes;
    private long damagedLines;
    private Omissions omissions = new Omissions();

    public SourceProgress(PrintWriter err, long totalBytes) {
        this.err = err;
        this.totalBytes = totalBytes;
    }

    /** The share of the files' bytes that has been read, in [0, 1]. */
    public double share() {
        return totalBytes == 0 ? 1 : (double) bytes / totalBytes;
    }

    /** What {@link #end} says of injections that were not made. */
    void watch(Omissions newOmissions) {
        omissions = newOmissions;
    }

    /** Says how many damaged lines were not said one by one, and what could not be injected. */
    public void end() {
        String omitted = omissions.inWords();
        if (!omitted.isEmpty()) {
            err.println("not injected, " + omitted + '.');
            err.flush();
        }
        if (damagedLines > REPORTED_LINES) {
            err.println(damagedLines + " damaged lines in all; the first " + REPORTED_LINES + " are named above.");
            err.flush();
        }
    }

    @Override
    public void damagedLine(Path file, long lineNumber, String problem) {
        damagedLines++;
        if (damagedLines <= REPORTED_LINES) {
            err.println(file + ":" + lineNumber + ": damaged line left out: " + problem);
            err.flush();
        }
    }

    @Override
    public void bytesRead(Path file, long bytesRead, long fileBytes) {
        Long before = bytesByFile.put(file, bytesRead);
        bytes += bytesRead - (before == null ? 0 : before);
    }
}
