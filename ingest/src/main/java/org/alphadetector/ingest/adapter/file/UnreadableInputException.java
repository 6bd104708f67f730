package org.alphadetector.ingest.adapter.file;

import java.io.IOException;
import java.nio.file.Path;

/** An input file that cannot be read at all; the message is one sentence for the user and names the file. */
public final class UnreadableInputException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says of the file what is wrong and what to do, for example {@code "does not exist; check the path"}. */
    public UnreadableInputException(Path file, String problem) {
        super(file + " " + problem + ".");
    }

    /** As above, with the failure it comes from. */
    public UnreadableInputException(Path file, String problem, IOException cause) {
        super(file + " " + problem + ".", cause);
    }
}
