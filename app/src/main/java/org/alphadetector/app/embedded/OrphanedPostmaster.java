package org.alphadetector.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Postgres server that a killed process left running on its directory. */
final class OrphanedPostmaster {
    private static final long STOP_SECONDS = 30;
    private static final long LOOK_EACH_MS = 20;
    /** The server notes its start a little after its process has begun, and clocks are set. */
    private static final long START_TOLERANCE_SECONDS = 60;

    private OrphanedPostmaster() {}

    /** Stops the server of the directory, if one is left; the caller owns the directory, so nobody needs it. */
    static void stop(Path directory, int port) {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            Optional<ProcessHandle> postmaster = postmaster(lines, directory);
            if (postmaster.isEmpty()) {
                // The number may by now belong to any program, which would make Postgres refuse to start.
                Files.deleteIfExists(pidFile);
                return;
            }
            interrupt(postmaster.get(), lines, directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the Postgres left on " + directory + " (port " + port + ')', e);
        }
    }

    /** Whether a server runs on the directory. */
    static boolean isThere(Path directory) {
        Path pidFile = directory.resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    && postmaster(Files.readAllLines(pidFile), directory).isPresent();
        } catch (NoSuchFileException e) {
            // It has just ended.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    private static Optional<ProcessHandle> postmaster(List<String> pidFile, Path directory) {
        if (pidFile.size() < 2) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()))
                .filter(process -> isPostgres(process.info().command().orElse("")))
                .filter(process -> servesIt(process, pidFile, directory));
    }

    /** Whether that program is Postgres, be its file deleted since, as whoever tidies temporary directories does. */
    private static boolean isPostgres(String command) {
        return command.endsWith("postgres") || command.endsWith("postgres (deleted)");
    }

    /** A server works in its data directory, wherever that was moved; where this cannot be seen, its file has to do. */
    private static boolean servesIt(ProcessHandle process, List<String> pidFile, Path directory) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), directory);
        } catch (IOException e) {
            return isNotedFor(directory, pidFile)
                    && hasBegunAsNoted(process.info().startInstant(), pidFile);
        }
    }

    /** Whether the file's second line names the directory. */
    private static boolean isNotedFor(Path directory, List<String> pidFile) {
        try {
            return Files.isSameFile(Path.of(pidFile.get(1).strip()), directory);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the process began at the second in the file's third line; true where nobody knows. */
    static boolean hasBegunAsNoted(Optional<Instant> begun, List<String> pidFile) {
        if (begun.isEmpty() || pidFile.size() < 3) {
            return true;
        }
        long notedSeconds = Long.parseLong(pidFile.get(2).strip());
        return Math.abs(begun.get().getEpochSecond() - notedSeconds) <= START_TOLERANCE_SECONDS;
    }

    /** SIGINT is Postgres' fast shutdown: open sessions are ended, the data is written. */
    private static void interrupt(ProcessHandle postmaster, List<String> pidFile, Path directory) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
        long startNanos = System.nanoTime();
        try {
            // One that has ended and that nobody reaps, as in a container, has no program any more.
            while (postmaster(pidFile, directory).isPresent()) {
                if (System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(STOP_SECONDS)) {
                    throw new IOException("process " + postmaster.pid() + " does not end");
                }
                Thread.sleep(LOOK_EACH_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
