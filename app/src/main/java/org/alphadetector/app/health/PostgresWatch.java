package org.alphadetector.app.health;

import java.time.Duration;
import java.time.Instant;
import org.alphadetector.app.metrics.MeterCatalog;
import org.alphadetector.app.metrics.Meters;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.partition.Partitions;

/** Asks Postgres, every few seconds, whether it is there and for how long its partitions will do. */
final class PostgresWatch implements AutoCloseable {
    private static final Duration ASK_EACH = Duration.ofSeconds(3);
    private static final Duration LARGEST_AGE = Duration.ofSeconds(9);

    private final Watch<Integer> headroomMonths;

    private PostgresWatch(Watch<Integer> headroomMonths) {
        this.headroomMonths = headroomMonths;
    }

    /** Asks from now on. */
    static PostgresWatch start(Database database) {
        Partitions partitions = new Partitions(database.dataSource(), 0);
        return new PostgresWatch(
                Watch.start("watch-postgres", ASK_EACH, LARGEST_AGE, () -> partitions.headroomMonths(Instant.now())));
    }

    /** Registers the gauge of the partitions. */
    void bindTo(Meters meters) {
        meters.gauge(
                MeterCatalog.PARTITION_HEADROOM,
                () -> headroomMonths.latest().map(Integer::doubleValue).orElse(Double.NaN));
    }

    /** Whether it answers. */
    Finding finding() {
        return headroomMonths
                .latest()
                .map(months -> Finding.good("answers"))
                .orElseGet(() -> Finding.bad("does not answer: " + headroomMonths.failure()));
    }

    @Override
    public void close() {
        headroomMonths.close();
    }
}
