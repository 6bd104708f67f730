package org.alphadetector.app.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphadetector.app.exit.UserMistake;

/**
 * Which topics and exchanges a directory's pipeline is fed from, kept in its file {@code topics}: lattice points wait for
 * each of them, so another set on the same state would wait for the wrong ones.
 */
public final class FedTopics {
    private FedTopics() {}

    /** Refuses another set than the directory keeps; one that keeps none yet takes any. */
    public static void requireSame(DataDirectory directory, SortedMap<String, SortedSet<String>> exchanges) {
        Path file = file(directory.root());
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

    /**
     * Refuses ticks that the pipeline of a directory would dead-letter, one and all, because it was not told of their
     * exchange. A directory that keeps no set says nothing.
     */
    public static void requireFed(Path root, String topic, Set<String> exchanges) {
        Path file = file(root);
        try {
            if (!Files.exists(file)) {
                return;
            }
            String start = topic + '=';
            Set<String> fed = new TreeSet<>();
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(start)) {
                    fed.addAll(List.of(line.substring(start.length()).split("\\+")));
                }
            }
            Set<String> missing = new TreeSet<>(exchanges);
            missing.removeAll(fed);
            if (!missing.isEmpty()) {
                String read =
                        fed.isEmpty() ? "no topic '" + topic + "'" : String.join(", ", fed) + " from '" + topic + "'";
                throw new UserMistake("the pipeline of " + root + " reads " + read + ", so it would take in nothing of "
                        + String.join(", ", missing)
                        + "; start 'alpha run' on another directory, with --exchanges or --topics that name them.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Keeps the set, once a pipeline that is fed by it has started. */
    public static void keep(DataDirectory directory, SortedMap<String, SortedSet<String>> exchanges) {
        Path file = file(directory.root());
        try {
            WholeFile.write(file, text(exchanges));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Path file(Path root) {
        return root.resolve("topics");
    }

    private static String text(SortedMap<String, SortedSet<String>> exchanges) {
        StringBuilder text = new StringBuilder();
        exchanges.forEach((topic, names) ->
                text.append(topic).append('=').append(String.join("+", names)).append('\n'));
        return text.toString();
    }
}
