package org.alphadetector.app.replay;

import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.sink.Database;
import org.jspecify.annotations.Nullable;

/** The broker and the database of a replay: embedded, or those that were named. */
final class ReplayServices implements AutoCloseable {
    private final @Nullable String bootstrap;
    private final PostgresAddress postgres;
    private final Runnable stop;

    private ReplayServices(@Nullable String bootstrap, PostgresAddress postgres, Runnable stop) {
        this.bootstrap = bootstrap;
        this.postgres = postgres;
        this.stop = stop;
    }

    /**
     * Starts what was not named.
     *
     * @param ownDatabase name of the replay's own database on a server that was named
     */
    static ReplayServices start(DataDirectory directory, ReplayTarget target, String ownDatabase, boolean needsKafka) {
        String kafka = needsKafka ? target.kafka() : null;
        if (kafka != null) {
            Brokers.requireAnswer(kafka);
        }
        boolean isKafkaEmbedded = needsKafka && kafka == null;
        PostgresAddress named = target.postgres();
        if (named != null) {
            PostgresAddress address = target.isSameDatabase() ? named : named.sibling(ownDatabase);
            if (!isKafkaEmbedded) {
                return new ReplayServices(kafka, address, () -> {});
            }
            EmbeddedKafka broker = EmbeddedServices.startKafka(directory);
            return new ReplayServices(broker.bootstrap(), address, broker::close);
        }
        if (isKafkaEmbedded) {
            EmbeddedServices both = EmbeddedServices.start(directory);
            return new ReplayServices(
                    both.kafka().bootstrap(),
                    new PostgresAddress(both.postgres().jdbcUrl()),
                    both::close);
        }
        EmbeddedPostgres server = EmbeddedServices.startPostgres(directory);
        return new ReplayServices(kafka, new PostgresAddress(server.jdbcUrl()), server::close);
    }

    /** The broker, where one is needed. */
    String bootstrap() {
        if (bootstrap == null) {
            throw new IllegalStateException("this replay has no broker");
        }
        return bootstrap;
    }

    Database openDatabase() {
        return postgres.open();
    }

    @Override
    public void close() {
        stop.run();
    }
}
