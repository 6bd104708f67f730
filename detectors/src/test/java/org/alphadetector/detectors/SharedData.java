package org.alphadetector.detectors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of real market data, which lies beside the repository where it exists. */
public final class SharedData {
    private SharedData() {}

    /** A folder of {@code ../shared/data}; skips the test when it is absent. */
    public static Path folder(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path folder = at.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            at = at.getParent();
        }
        assumeTrue(false, "skipped: ../shared/data/" + name + " does not exist beside the repository");
        throw new IllegalStateException("unreachable");
    }
}
