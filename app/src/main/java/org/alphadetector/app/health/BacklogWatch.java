package org.alphadetector.app.health;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.metrics.MeterSpec;
import org.alphadetector.app.metrics.Meters;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers, every few seconds, how far behind an application is. */
final class BacklogWatch implements AutoCloseable {
    private static final Duration ASK_EACH = Duration.ofSeconds(3);

    private final Admin admin;
    private final Watch<Backlog> backlog;

    private BacklogWatch(Admin admin, Watch<Backlog> backlog) {
        this.admin = admin;
        this.backlog = backlog;
    }

    /**
     * Asks from now on.
     *
     * @param done up to which offset each of the application's partitions is dealt with
     */
    static BacklogWatch start(String name, String bootstrap, Function<Admin, Map<TopicPartition, Long>> done) {
        Admin admin = Brokers.admin(bootstrap);
        return new BacklogWatch(
                admin, Watch.start("watch-" + name, ASK_EACH, () -> Backlog.ask(admin, done.apply(admin))));
    }

    /** Registers a gauge for each topic. */
    void bindTo(Meters meters, MeterSpec spec, Collection<String> topics) {
        for (String topic : topics) {
            meters.gauge(
                    spec,
                    () -> backlog.latest().map(now -> (double) now.of(topic)).orElse(Double.NaN),
                    topic);
        }
    }

    /** Whether it is within a bound; not knowing it is not being so. */
    Finding within(long bound) {
        return backlog.latest()
                .map(now -> now.within(bound))
                .orElseGet(() -> Finding.bad("the brokers do not say: " + backlog.failure()));
    }

    @Override
    public void close() {
        backlog.close();
        admin.close(Duration.ZERO);
    }
}
