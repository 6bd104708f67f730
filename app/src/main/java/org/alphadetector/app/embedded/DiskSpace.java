package org.alphadetector.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alphadetector.app.exit.UserMistake;

/** What a server needs free on its disk before it is started: one that cannot write fails late, or in words of its own. */
final class DiskSpace {
    private DiskSpace() {}

    /** Refuses a directory, made where it is missing, on whose disk there are less than {@code leastBytes}. */
    static void require(Path directory, long leastBytes, String server) {
        try {
            Files.createDirectories(directory);
            long usableBytes = Files.getFileStore(directory).getUsableSpace();
            if (usableBytes < leastBytes) {
                throw new UserMistake("the disk of " + directory + " has " + (usableBytes >> 20) + " MB left, and "
                        + server + " needs " + (leastBytes >> 20) + " MB to start; free some space, then start again.");
            }
        } catch (IOException e) {
            throw new UserMistake("cannot use the directory " + directory + "; name one that can be written.", e);
        }
    }
}
