package org.alphadetector.sink;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that lie beside the repository and are no part of it; a test that needs one is skipped where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** The file {@code shared/<path>} beside the repository's root. */
    public static Path file(String path) {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("shared").resolve(path))) {
            directory = directory.getParent();
        }
        assumeTrue(directory != null, "shared/" + path + " does not lie beside the repository: skipped");
        return directory.resolve("shared").resolve(path);
    }
}
