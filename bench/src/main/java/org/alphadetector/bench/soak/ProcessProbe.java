package org.alphadetector.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Linux says of a process and, where it has some, its children: resident memory without that of files (which the system
 * takes back when it likes), open files and sockets (of data apart, see {@link OpenFiles}), threads.
 */
final class ProcessProbe implements Probe {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessProbe.class);
    private static final Path PROC = Path.of("/proc");
    private static final double KB_OF_MB = 1 << 10;

    private final String name;
    private final Path dataDirectory;
    private final Supplier<Stream<Long>> pids;

    /**
     * @param dataDirectory whose files are as many as there is data
     * @param pids numbers of the processes to sum, asked each time
     */
    ProcessProbe(String name, Path dataDirectory, Supplier<Stream<Long>> pids) throws IOException {
        this.name = name;
        this.dataDirectory = dataDirectory.toRealPath();
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
                Measure.unbounded(name + " data files", ""),
                new Measure(name + " threads", "", 2, 0));
    }

    @Override
    public List<Double> read() throws IOException {
        double resident = 0;
        OpenFiles open = new OpenFiles(0, 0);
        double threads = 0;
        for (Long pid : pids.get().toList()) {
            Path directory = PROC.resolve(pid.toString());
            try {
                open = open.plus(OpenFiles.of(targets(directory.resolve("fd")), dataDirectory));
                for (String line : Files.readAllLines(directory.resolve("status"))) {
                    resident += number(line, "RssAnon:") / KB_OF_MB;
                    threads += number(line, "Threads:");
                }
            } catch (NoSuchFileException e) {
                LOG.debug("a session of Postgres that has ended since it was listed holds nothing: {}", pid, e);
            }
        }
        return List.of(resident, (double) open.handles(), (double) open.dataFiles(), threads);
    }

    private static List<Path> targets(Path descriptors) throws IOException {
        List<Path> targets = new ArrayList<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                try {
                    targets.add(Files.readSymbolicLink(link));
                } catch (NoSuchFileException e) {
                    LOG.debug("closed since it was listed: {}", link, e);
                }
            }
        }
        return targets;
    }

    private static double number(String line, String key) {
        return line.startsWith(key)
                ? Double.parseDouble(
                        line.substring(key.length()).replace("kB", "").strip())
                : 0;
    }
}
