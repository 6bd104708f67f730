package org.alphadetector.app.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Cuts the wait for a Postgres server short that ended before it answered; a server that recovers may take its time. The
 * wait is that of the thread that made this, which is interrupted.
 */
final class StartupWatch implements AutoCloseable {
    private static final long LOOK_EACH_MS = 100;
    /** So long a server may take to note its process, or to be seen. */
    private static final long LONGEST_ABSENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Path directory;
    private final Path lock;
    private final Thread waiting = Thread.currentThread();
    private final Thread thread = new Thread(this::watch, "postgres-startup");
    private volatile boolean hasCut;

    private StartupWatch(Path directory, Path lock) {
        this.directory = directory;
        this.lock = lock;
        thread.setDaemon(true);
    }

    /**
     * Watches from now on.
     *
     * @param lock a file that appears when the server is about to be started, after its cluster was made
     */
    static StartupWatch start(Path directory, Path lock) {
        StartupWatch watch = new StartupWatch(directory, lock);
        watch.thread.start();
        return watch;
    }

    /** Whether the wait was cut short, to be asked after {@link #close}. */
    boolean hasCut() {
        return hasCut;
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean isInterrupted = Thread.interrupted();
        try {
            thread.join();
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        // Of this watch, or of whoever else wants the thread to end.
        isInterrupted |= Thread.interrupted();
        if (isInterrupted && !hasCut) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!Files.exists(lock)) {
                Thread.sleep(LOOK_EACH_MS);
            }
            long seenNanos = System.nanoTime();
            while (System.nanoTime() - seenNanos < LONGEST_ABSENCE_NANOS) {
                Thread.sleep(LOOK_EACH_MS);
                if (OrphanedPostmaster.isThere(directory)) {
                    seenNanos = System.nanoTime();
                }
            }
            hasCut = true;
            waiting.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
