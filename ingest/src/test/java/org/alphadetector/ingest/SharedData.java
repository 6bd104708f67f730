package org.alphadetector.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds recorded market data in the folder {@code shared/data} beside the repository; a test without it is skipped. */
public final class SharedData {
    private SharedData() {}

    /** The folder of one data set. */
    public static Path folder(String name) {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null) {
            Path candidate = directory.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
            directory = directory.getParent();
        }
        assumeTrue(false, "skipped: there is no folder shared/data/" + name + " beside the repository");
        throw new IllegalStateException("assumption must have failed");
    }

    /** The files of one data set whose names match a glob, by name. */
    public static List<Path> files(String name, String glob) {
        Path folder = folder(name);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> matching = files.filter(file -> folder.getFileSystem()
                            .getPathMatcher("glob:" + glob)
                            .matches(file.getFileName()))
                    .sorted()
                    .toList();
            assumeTrue(!matching.isEmpty(), "skipped: no file " + glob + " in shared/data/" + name);
            return matching;
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + folder, e);
        }
    }
}
