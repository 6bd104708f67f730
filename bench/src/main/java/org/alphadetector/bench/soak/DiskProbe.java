package org.alphadetector.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The size of a directory's files. It grows until what the topics and tables keep is as old as they keep it. */
final class DiskProbe implements Probe {
    private static final double MB = 1 << 20;

    private final String name;
    private final Path directory;

    DiskProbe(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    @Override
    public List<Measure> measures() {
        return List.of(Measure.unbounded(name + " disk", "MB"));
    }

    @Override
    public List<Double> read() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return List.of(files.mapToLong(DiskProbe::size).sum() / MB);
        } catch (UncheckedIOException e) {
            // Files vanish while they are listed; the next sample has it.
            return List.of(Double.NaN);
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
