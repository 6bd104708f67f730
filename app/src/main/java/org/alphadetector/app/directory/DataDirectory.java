package org.alphadetector.app.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.alphadetector.app.exit.UserMistake;
import org.jspecify.annotations.Nullable;

/**
 * A directory with everything a pipeline on one machine keeps: {@code kafka}, {@code postgres}, {@code postgres.log},
 * {@code ports}, {@code lock}, of a live pipeline {@code topics} and of a replay {@code replay.json}. One process owns it at a
 * time.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String PORTS = "ports";
    private static final int TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final Path root;
    private final boolean isKept;
    private final DirectoryLock lock;
    private Ports ports;

    private DataDirectory(Path root, Ports ports, boolean isKept, DirectoryLock lock) {
        this.root = root;
        this.ports = ports;
        this.isKept = isKept;
        this.lock = lock;
    }

    /** Owns the directory, or a new temporary one where none is given. */
    public static DataDirectory own(@Nullable Path root, String command) {
        try {
            return root == null ? ownTemporary(command) : open(root, command);
        } catch (IOException e) {
            throw new UserMistake(
                    "cannot use " + root + " as a data directory (" + reason(e)
                            + "); name a directory that can be written.",
                    e);
        }
    }

    /** Owns the directory unless another process does; the directory must have been used before. */
    public static Optional<DataDirectory> tryOwn(Path root, String command) {
        requireUsed(root);
        try {
            Optional<DirectoryLock> lock = DirectoryLock.tryTake(root.resolve(LOCK), command);
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new DataDirectory(root, Ports.readOrPick(root.resolve(PORTS)), true, lock.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + root, e);
        }
    }

    /** The command that owns the directory now, if any. */
    public static Optional<String> owner(Path root) {
        try {
            return DirectoryLock.holder(root.resolve(LOCK));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the lock of " + root, e);
        }
    }

    /** The ports of the directory's servers, whoever owns it. */
    public static Ports portsOf(Path root) {
        requireUsed(root);
        try {
            return Ports.read(root.resolve(PORTS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ports of " + root, e);
        }
    }

    public Path root() {
        return root;
    }

    public Ports ports() {
        return ports;
    }

    /** Remembers where health and metrics are served. */
    public void keepHttpPort(int port) {
        try {
            ports = ports.withHttp(port);
            ports.write(root.resolve(PORTS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ports of " + root, e);
        }
    }

    /** Whether the directory outlives the command. */
    public boolean isKept() {
        return isKept;
    }

    public Path kafka() {
        return kafka(root);
    }

    /** Where a directory's broker keeps its files; there is none before one has run. */
    public static Path kafka(Path root) {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path postgresLog() {
        return root.resolve("postgres.log");
    }

    /** The record of a replay's input. */
    public Path inputRecord() {
        return inputRecord(root);
    }

    /** Whether a replay was begun in a directory, whoever owns it. */
    public static boolean isOfReplay(Path root) {
        return Files.exists(inputRecord(root));
    }

    /** Whether a pipeline has kept something here, or a replay was begun. */
    public boolean isUsed() {
        return Files.exists(kafka()) || Files.exists(postgres()) || isOfReplay(root);
    }

    private static Path inputRecord(Path root) {
        return root.resolve("replay.json");
    }

    /** Gives the directory back; a temporary one is deleted. */
    @Override
    public void close() {
        try {
            lock.close();
            if (!isKept) {
                delete(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back " + root, e);
        }
    }

    /** Deletes a file or directory with all that is in it. */
    public static void delete(Path path) throws IOException {
        List<Path> children;
        try (Stream<Path> walk = Files.walk(path)) {
            children = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path child : children) {
            Files.deleteIfExists(child);
        }
    }

    /** What stood against it: the message of some failures is only the path. */
    private static String reason(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return "it is no directory";
        }
        return failure instanceof AccessDeniedException
                ? "permission denied: " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }

    private static DataDirectory open(Path root, String command) throws IOException {
        Files.createDirectories(root);
        Optional<DirectoryLock> lock = take(root, command);
        if (lock.isEmpty()) {
            String owner = owner(root).map(name -> "'alpha " + name + "'").orElse("another command");
            throw new UserMistake(root + " is in use by " + owner + "; stop that first or name another directory.");
        }
        return new DataDirectory(root, Ports.readOrPick(root.resolve(PORTS)), true, lock.get());
    }

    /** Whoever asks for the owner holds the lock for an instant; an owner holds it longer. */
    private static Optional<DirectoryLock> take(Path root, String command) throws IOException {
        Optional<DirectoryLock> lock = DirectoryLock.tryTake(root.resolve(LOCK), command);
        for (int tries = 1; lock.isEmpty() && tries < TRIES; tries++) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            lock = DirectoryLock.tryTake(root.resolve(LOCK), command);
        }
        return lock;
    }

    private static DataDirectory ownTemporary(String command) throws IOException {
        Path root = Files.createTempDirectory("alpha-");
        DirectoryLock lock = DirectoryLock.tryTake(root.resolve(LOCK), command).orElseThrow();
        return new DataDirectory(root, Ports.readOrPick(root.resolve(PORTS)), false, lock);
    }

    private static void requireUsed(Path root) {
        if (!Files.exists(root.resolve(PORTS))) {
            throw new UserMistake(root + " is not a data directory of alpha; name the one given to --data of 'alpha"
                    + " demo', 'alpha run' or 'alpha replay'.");
        }
    }
}
