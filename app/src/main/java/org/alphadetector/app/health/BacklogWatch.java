package org.alphadetector.app.health;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.metrics.MeterSpec;
import org.alphadetector.app.metrics.Meters;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers, every few seconds, how far behind an application is. */
final class BacklogWatch implements AutoCloseable {
    private static final Duration ASK_EACH = Duration.ofSeconds(1);
    private static final Duration LARGEST_AGE = Duration.ofSeconds(9);

    private final Admin admin;
    private final Supplier<Set<TopicPartition>> held;
    private final Watch<Backlog> backlog;

    private BacklogWatch(Admin admin, Supplier<Set<TopicPartition>> held, Watch<Backlog> backlog) {
        this.admin = admin;
        this.held = held;
        this.backlog = backlog;
    }

    /**
     * Asks from now on.
     *
     * @param held the application's partitions now
     * @param done up to which offset each of the application's partitions is dealt with
     */
    static BacklogWatch start(
            String name,
            String bootstrap,
            Supplier<Set<TopicPartition>> held,
            Function<Admin, Map<TopicPartition, Long>> done) {
        Admin admin = Brokers.admin(bootstrap);
        Watch<Backlog> backlog =
                Watch.start("watch-" + name, ASK_EACH, LARGEST_AGE, () -> Backlog.ask(admin, done.apply(admin)));
        return new BacklogWatch(admin, held, backlog);
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
                .map(now -> now.within(bound, held.get()))
                .orElseGet(() -> Finding.bad("the brokers do not say: " + backlog.failure()));
    }

    @Override
    public void close() {
        backlog.close();
        admin.close(Duration.ZERO);
    }
}
