package org.alphadetector.app.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file that a crash, of the machine too, leaves as it was or as it shall be. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes it beside, then puts it into place. */
    public static void write(Path file, CharSequence text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        force(fresh, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        force(file.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ);
    }

    /** Waits until a file, or the names in a directory, would outlast a loss of power. */
    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
