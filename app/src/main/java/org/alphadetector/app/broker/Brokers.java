package org.alphadetector.app.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.alphadetector.app.exit.UserMistake;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Admin clients, and answers awaited from them. */
public final class Brokers {
    private static final int ANSWER_SECONDS = 15;
    private static final int REQUEST_MS = 5_000;

    private Brokers() {}

    /** A client for the brokers; close it. */
    public static Admin admin(String bootstrap) {
        try {
            return Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1_000));
        } catch (KafkaException e) {
            throw new UserMistake(
                    "'" + bootstrap + "' is not an address of Kafka brokers; write HOST:PORT, several"
                            + " of them with commas.",
                    e);
        }
    }

    /** Refuses an address at which no broker answers. */
    public static void requireAnswer(String bootstrap) {
        Admin admin = admin(bootstrap);
        try {
            admin.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UserMistake("no Kafka broker answers at " + bootstrap + "; start it, or correct the address.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            // Without a broker the client would wait for its open requests.
            admin.close(Duration.ZERO);
        }
    }

    /** The answer of a broker; its error, if that is what it sent. */
    public static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_SECONDS * 2, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
