package org.alphadetector.app.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a Postgres server of this process again whenever it has ended, be it killed, short of memory or of disk: nobody
 * else would, and who writes to it waits for it as for any other server.
 */
final class PostgresGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresGuard.class);
    private static final long LOOK_EACH_MS = 500;
    private static final long FIRST_RETRY_MS = 1_000;
    private static final long LAST_RETRY_MS = 30_000;

    private final EmbeddedPostgres postgres;
    private final Thread thread = new Thread(this::watch, "postgres-guard");
    private volatile boolean isClosed;

    private PostgresGuard(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        thread.setDaemon(true);
    }

    /** Watches the server from now on. */
    static PostgresGuard start(EmbeddedPostgres postgres) {
        PostgresGuard guard = new PostgresGuard(postgres);
        guard.thread.start();
        return guard;
    }

    /** Watches no longer, nor starts anything; the server, which may just be starting, is to be stopped after it. */
    @Override
    public void close() {
        isClosed = true;
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            // Again and again: libraries lose interrupts.
            thread.interrupt();
            try {
                thread.join(LOOK_EACH_MS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!isClosed) {
                Thread.sleep(LOOK_EACH_MS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            if (postgres.isRunning()) {
                return;
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Whether Postgres runs is not known now ({}).", e.getMessage());
            Thread.sleep(LAST_RETRY_MS);
            return;
        }
        LOG.warn("Postgres has ended and is started again; its log is {}.", postgres.log());
        restart();
    }

    private void restart() throws InterruptedException {
        long retryMs = FIRST_RETRY_MS;
        while (!isClosed) {
            try {
                postgres.restart();
                LOG.warn("Postgres runs again.");
                return;
            } catch (RuntimeException | Error e) {
                if (isClosed) {
                    return;
                }
                // What made the server end, such as too little memory, may well befall its start.
                LOG.error(
                        "Postgres is not started again yet ({}); the next try comes in {} s.",
                        e.getMessage() == null ? e.toString() : e.getMessage(),
                        retryMs / 1_000);
                Thread.sleep(retryMs);
                retryMs = Math.min(LAST_RETRY_MS, 2 * retryMs);
            }
        }
    }
}
