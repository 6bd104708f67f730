package org.alphadetector.app.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import org.alphadetector.app.exit.UserMistake;

/**
 * Which topics and exchanges a directory's pipeline is fed from, kept in its file {@code topics}: lattice points wait for
 * each of them, so another set on the same state would wait for the wrong ones.
 */
public final class FedTopics {
    private FedTopics() {}

    /** Keeps the set in a new directory; in an old one it must be the same. */
    public static void requireSame(DataDirectory directory, SortedMap<String, SortedSet<String>> exchanges) {
        Path file = directory.root().resolve("topics");
        StringBuilder text = new StringBuilder();
        exchanges.forEach((topic, names) ->
                text.append(topic).append('=').append(String.join("+", names)).append('\n'));
        try {
            if (!Files.exists(file)) {
                WholeFile.write(file, text);
            } else if (!Files.readString(file).contentEquals(text)) {
                throw new UserMistake(directory.root() + " is fed by "
                        + Files.readString(file).strip().replace("\n", ", ")
                        + "; name the same topics and exchanges, or another directory.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }
}
