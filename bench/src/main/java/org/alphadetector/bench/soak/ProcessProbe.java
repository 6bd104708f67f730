package org.alphadetector.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What Linux says of a process and, where it has some, its children: resident memory without that of files (which the system
 * takes back when it likes), open files and sockets, threads.
 */
final class ProcessProbe implements Probe {
    private static final Path PROC = Path.of("/proc");
    private static final double KB_OF_MB = 1 << 10;

    private final String name;
    private final Supplier<Stream<Long>> pids;

    /** Reads one process. */
    ProcessProbe(String name, long pid) {
        this(name, () -> Stream.of(pid));
    }

    /**
     * @param pids numbers of the processes to sum, asked each time
     */
    ProcessProbe(String name, Supplier<Stream<Long>> pids) {
        this.name = name;
        this.pids = pids;
    }

    /** Whether this system keeps what is read. */
    static boolean isPossible() {
        return Files.isDirectory(PROC.resolve("self/fd"));
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(name + " resident", "MB", 8, 0.02),
                new Measure(name + " handles", "", 5, 0.02),
                new Measure(name + " threads", "", 2, 0));
    }

    @Override
    public List<Double> read() throws IOException {
        double resident = 0;
        double handles = 0;
        double threads = 0;
        for (Long pid : pids.get().toList()) {
            Path directory = PROC.resolve(pid.toString());
            handles += handles(directory);
            for (String line : status(directory)) {
                resident += number(line, "RssAnon:") / KB_OF_MB;
                threads += number(line, "Threads:");
            }
        }
        return List.of(resident, handles, threads);
    }

    /** None of a process that ended since it was listed, as sessions of Postgres do. */
    private static long handles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("fd"))) {
            return files.count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static List<String> status(Path directory) throws IOException {
        try {
            return Files.readAllLines(directory.resolve("status"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static double number(String line, String key) {
        return line.startsWith(key)
                ? Double.parseDouble(
                        line.substring(key.length()).replace("kB", "").strip())
                : 0;
    }
}
