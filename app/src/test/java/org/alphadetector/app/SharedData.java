package org.alphadetector.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The recorded market data that may lie beside the checkout; without it the tests that need it are skipped. */
public final class SharedData {
    private SharedData() {}

    /** The files of a glob in a folder of the data, sorted. */
    public static List<Path> files(String folder, String glob) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(folder), glob)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }

    private static Path folder(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path candidate = at.resolve("shared/data").resolve(name);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
            at = at.getParent();
        }
        Assumptions.abort("skipped: no recorded market data (directory shared/data/" + name + ") beside the checkout");
        throw new AssertionError("unreachable");
    }
}
