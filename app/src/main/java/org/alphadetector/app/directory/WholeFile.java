package org.alphadetector.app.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that a crash leaves as it was or as it shall be. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes it beside, then puts it into place. */
    public static void write(Path file, CharSequence text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
