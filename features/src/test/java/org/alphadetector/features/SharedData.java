package org.alphadetector.features;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds the repository's root and the folder {@code shared} beside it. */
public final class SharedData {
    private SharedData() {}

    /** The repository's root. */
    public static Path repository() {
        return find(Path.of("").toAbsolutePath())
                .orElseThrow(() -> new IllegalStateException("not run inside the repository"));
    }

    /** A file of the folder {@code shared}; where there is none, the test is skipped. */
    public static Path file(String path) {
        Path file = repository().resolveSibling("shared").resolve(path);
        Assumptions.assumeTrue(Files.exists(file), "skipped: ../shared/" + path + " is not there");
        return file;
    }

    private static Optional<Path> find(Path directory) {
        for (Path path = directory; path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("features")) && Files.exists(path.resolve("LICENSE"))) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
