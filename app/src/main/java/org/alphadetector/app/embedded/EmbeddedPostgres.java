package org.alphadetector.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.exit.UserMistake;

/** A PostgreSQL server of our own beside this process, on a directory and a port of its own. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "postgres";
    private static final String USER = "postgres";
    private static final long LEAST_SPACE_BYTES = 64L << 20;
    /** Of the library, in the data directory. */
    private static final String LOCK = "epg-lock";

    private static final String ANSWER_SECONDS = "5";
    /** So long a server that was just started may take to note its process. */
    private static final Duration NOTING_WAIT = Duration.ofSeconds(2);
    /** Recovery after a crash reads up to 2 GB of log. */
    private static final Duration STARTUP_WAIT = Duration.ofMinutes(5);

    private final Path directory;
    private final int port;
    private final Path log;
    private final boolean isDurable;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(Path directory, int port, Path log, boolean isDurable) {
        this.directory = directory;
        this.port = port;
        this.log = log;
        this.isDurable = isDurable;
        this.server = startServer();
    }

    /** Refuses a port that another program holds; a server that a killed process left behind is stopped. */
    static void requireFreePort(Path directory, int port) {
        OrphanedPostmaster.stop(directory, port);
        if (!FreePorts.isFree(port)) {
            throw new UserMistake("port " + port + ", which " + directory + " uses for Postgres, is taken by another"
                    + " program; stop that program or put another number into the file 'ports' beside it.");
        }
    }

    /**
     * Starts the server, making the cluster when the directory is new and stopping a server that a killed process left
     * behind on it.
     *
     * @param isDurable whether committed data outlives a crash of the machine; false for temporary directories
     */
    public static EmbeddedPostgres start(Path directory, int port, Path log, boolean isDurable) {
        return new EmbeddedPostgres(directory, port, log, isDurable);
    }

    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres startServer() {
        requireFreePort(directory, port);
        DiskSpace.require(directory, LEAST_SPACE_BYTES, "Postgres");
        boolean isNew = isNew();
        try {
            if (isNew) {
                begin(directory, unfinished());
            }
            var started = awaitStart();
            Files.deleteIfExists(unfinished());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres did not start; its log is " + log, e);
        } catch (IllegalStateException e) {
            String what = isNew ? "the Postgres cluster could not be made" : "Postgres did not start";
            throw new IllegalStateException(what + "; its log is " + log, e);
        }
    }

    private boolean isNew() {
        return Files.exists(unfinished()) || !Files.exists(directory.resolve("postgresql.conf"));
    }

    /**
     * Beside the directory from before it is made until its first server has started: a cluster whose making was cut
     * short looks like one, but is not.
     */
    private Path unfinished() {
        return directory.resolveSibling(directory.getFileName() + ".unfinished");
    }

    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres awaitStart() throws IOException {
        // Of an earlier server in this process, which would keep it from starting another; the directory is owned.
        Path lock = directory.resolve(LOCK);
        Files.deleteIfExists(lock);
        StartupWatch watch = StartupWatch.start(directory, lock);
        io.zonky.test.db.postgres.embedded.EmbeddedPostgres started;
        try (watch) {
            started = builder().start();
        }
        if (watch.hasCut()) {
            throw new IllegalStateException("the server ended at once");
        }
        if (Thread.currentThread().isInterrupted()) {
            awaitNote();
        }
        return started;
    }

    /**
     * After a wait that was interrupted: a server that has not noted its process yet could not be found and stopped.
     * Looks without a pause, as an interrupted thread cannot pause.
     */
    private void awaitNote() {
        long startNanos = System.nanoTime();
        while (!isRunning() && System.nanoTime() - startNanos < NOTING_WAIT.toNanos()) {
            Thread.onSpinWait();
        }
    }

    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder() {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                // Without this zonky would delete the directory at the end.
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(STARTUP_WAIT)
                // Of its question whether the server answers; one that takes the connection and then stands still does
                // not.
                .setConnectConfig("loginTimeout", ANSWER_SECONDS)
                .setConnectConfig("socketTimeout", ANSWER_SECONDS)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setServerConfig("listen_addresses", "127.0.0.1")
                // A socket's lock file outlives a kill, and keeps the next server from starting until the killed one is
                // reaped, which in a container nobody may do.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "50")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("jit", "off")
                .setServerConfig("fsync", isDurable ? "on" : "off")
                .setServerConfig("full_page_writes", isDurable ? "on" : "off")
                .setServerConfig("synchronous_commit", isDurable ? "on" : "off");
    }

    private static void begin(Path directory, Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            DataDirectory.delete(directory);
        } else {
            Files.createDirectories(directory);
            Files.createFile(unfinished);
        }
        Files.createDirectories(directory);
    }

    /**
     * Starts the server again, which has ended; where and what it serves stays the same.
     *
     * @throws IllegalStateException when there is no cluster to serve now: another is never made in its place
     */
    void restart() {
        if (isNew()) {
            throw new IllegalStateException(directory + " holds no whole Postgres cluster now");
        }
        // The library would first stop the one that has ended, which takes seconds and swallows interrupts.
        server = startServer();
    }

    /** Whether the server still runs, from any thread. */
    public boolean isRunning() {
        return OrphanedPostmaster.isThere(directory);
    }

    /** Where the server says what it does. */
    Path log() {
        return log;
    }

    /** Where the database is, with its user. */
    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    /** Where the database of a server on that port is, with its user. */
    public static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + '/' + DATABASE + "?user=" + USER;
    }

    @Override
    public void close() {
        closeServer();
        // Nothing is left, unless writing everything down takes longer than was waited for.
        OrphanedPostmaster.stop(directory, port);
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres did not stop", e);
        }
    }
}
