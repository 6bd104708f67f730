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
    private static final long RETRY_MS = 10_000;

    private final EmbeddedPostgres postgres;
    private final Thread thread = new Thread(this::watch, "postgres-guard");

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

    /** Watches no longer; the server may be stopped after it. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_EACH_MS);
                restartIfEnded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restartIfEnded() throws InterruptedException {
        try {
            if (postgres.isRunning()) {
                return;
            }
            LOG.warn("Postgres has ended and is started again; its log is {}.", postgres.log());
            postgres.restart();
            LOG.warn("Postgres runs again.");
        } catch (RuntimeException e) {
            LOG.error(
                    "Postgres is not started again yet: {} The next try comes in {} s.",
                    e.getMessage(),
                    RETRY_MS / 1_000);
            Thread.sleep(RETRY_MS);
        }
    }
}
