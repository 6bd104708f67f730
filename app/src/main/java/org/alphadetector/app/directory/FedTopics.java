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

    /** Refuses another set than the directory keeps; one that keeps none yet takes any. */
    public static void requireSame(DataDirectory directory, SortedMap<String, SortedSet<String>> exchanges) {
        Path file = file(directory);
        try {
            if (Files.exists(file) && !Files.readString(file).contentEquals(text(exchanges))) {
                throw new UserMistake(directory.root() + " is fed by "
                        + Files.readString(file).strip().replace("\n", ", ")
                        + "; name the same topics and exchanges, or another directory.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Keeps the set, once a pipeline that is fed by it has started. */
    public static void keep(DataDirectory directory, SortedMap<String, SortedSet<String>> exchanges) {
        Path file = file(directory);
        try {
            WholeFile.write(file, text(exchanges));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Path file(DataDirectory directory) {
        return directory.root().resolve("topics");
    }

    private static String text(SortedMap<String, SortedSet<String>> exchanges) {
        StringBuilder text = new StringBuilder();
        exchanges.forEach((topic, names) ->
                text.append(topic).append('=').append(String.join("+", names)).append('\n'));
        return text.toString();
    }
}
