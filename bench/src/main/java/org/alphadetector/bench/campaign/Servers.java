package org.alphadetector.bench.campaign;

import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;

/**
 * The broker and the Postgres that processes of their own serve.
 *
 * @param bootstrap address of the broker
 * @param jdbcUrl address of the database
 */
public record Servers(String bootstrap, String jdbcUrl) {
    /** Whether both answer. */
    public boolean areUp() {
        try {
            Brokers.requireAnswer(bootstrap);
            new PostgresAddress(jdbcUrl).open().close();
            return true;
        } catch (UserMistake e) {
            return false;
        }
    }

    /** Whether the application has made its topics. */
    public boolean haveTopics() {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.requireTopic(admin, Topics.INGEST_COUNTS);
            return true;
        } catch (UserMistake e) {
            return false;
        }
    }
}
