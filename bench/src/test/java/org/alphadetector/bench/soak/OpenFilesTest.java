package org.alphadetector.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
    private static final Path DATA = Path.of("/data");

    @Test
    void leavesOutFilesOfTheDataDirectory() {
        assertThat(OpenFiles.of(
                        paths("/data/ticks-0/0.log", "/data/ticks-0/9.log", "/lib/a.jar", "socket:[4711]"), DATA))
                .isEqualTo(new OpenFiles(2, 2));
    }

    @Test
    void countsAFileOfTheDataDirectoryThatIsOpenTwice() {
        assertThat(OpenFiles.of(paths("/data/0.log", "/data/0.log", "/data/0.log"), DATA))
                .isEqualTo(new OpenFiles(2, 1));
    }

    @Test
    void countsAFileThatIsHeldAfterItWasDeleted() {
        assertThat(OpenFiles.of(paths("/data/0.log", "/data/1.log (deleted)"), DATA))
                .isEqualTo(new OpenFiles(1, 1));
    }

    @Test
    void countsAFileBesideTheDataDirectory() {
        assertThat(OpenFiles.of(paths("/database/0.log"), DATA)).isEqualTo(new OpenFiles(1, 0));
    }

    @Test
    void readsWhatAProcessHolds(@TempDir Path directory) throws IOException {
        Assumptions.assumeTrue(ProcessProbe.isPossible(), "this system has no /proc");
        ProcessProbe probe = new ProcessProbe(
                "self", directory, () -> Stream.of(ProcessHandle.current().pid()));
        Path file = Files.createFile(directory.resolve("0.log"));
        double before = dataFiles(probe);
        try (InputStream held = Files.newInputStream(file)) {
            assertThat(dataFiles(probe)).isEqualTo(before + 1);
            assertThat(held.read()).isNegative();
        }
        assertThat(dataFiles(probe)).isEqualTo(before);
    }

    private static double dataFiles(ProcessProbe probe) throws IOException {
        List<String> names = probe.measures().stream().map(Measure::name).toList();
        return probe.read().get(names.indexOf("self data files"));
    }

    private static List<Path> paths(String... paths) {
        return Stream.of(paths).map(Path::of).toList();
    }
}
