package org.alphadetector.app.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.alphadetector.app.directory.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker and the Postgres server of a data directory, started side by side. */
public final class EmbeddedServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServices.class);

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final PostgresGuard guard;

    private EmbeddedServices(EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.guard = PostgresGuard.start(postgres);
    }

    /**
     * Starts both; when one fails, in whatever way, the other is stopped again. A Postgres server that ends later is
     * started again.
     */
    public static EmbeddedServices start(DataDirectory directory) {
        // Also sets the logging up, which two threads that start at once would do in each other's way.
        LOG.debug("starting the broker and Postgres of {}", directory.root());
        EmbeddedPostgres.requireFreePort(directory.postgres(), directory.ports().postgres());
        CompletableFuture<EmbeddedPostgres> starting = CompletableFuture.supplyAsync(
                () -> startPostgres(directory), task -> new Thread(task, "start-postgres").start());
        EmbeddedKafka kafka;
        try {
            kafka = startKafka(directory);
        } catch (RuntimeException | Error e) {
            closeWhenStarted(starting);
            throw e;
        }
        try {
            return new EmbeddedServices(kafka, starting.join());
        } catch (CompletionException e) {
            kafka.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The Postgres server of the directory alone. */
    public static EmbeddedPostgres startPostgres(DataDirectory directory) {
        return EmbeddedPostgres.start(
                directory.postgres(), directory.ports().postgres(), directory.postgresLog(), directory.isKept());
    }

    /** The broker of the directory alone. */
    public static EmbeddedKafka startKafka(DataDirectory directory) {
        return EmbeddedKafka.start(
                directory.kafka(), directory.ports().kafka(), directory.ports().controller());
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        guard.close();
        try {
            kafka.close();
        } finally {
            postgres.close();
        }
    }

    private static void closeWhenStarted(CompletableFuture<EmbeddedPostgres> starting) {
        starting.handle((postgres, failure) -> {
                    if (postgres != null) {
                        postgres.close();
                    }
                    return null;
                })
                .join();
    }
}
