package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.consume.SinkConsumers;
import org.apache.kafka.common.KafkaException;

/** The processes of the campaign: broker, Postgres, one or two applications, one or two sinks, the feeder. */
final class Cluster {
    private static final Duration START_WAIT = Duration.ofMinutes(3);
    private static final long LOOK_EACH_MS = 100;

    final Child broker;
    final Child postgres;
    final Child app;
    final Child secondApp;
    final Child sink;
    final Child secondSink;
    /** At the speed of the campaign. */
    final Child feeder;
    /** Goes on where the other is, as fast as the broker takes it. */
    final Child fastFeeder;

    private final String partitions;
    private final Path brokerDisk;
    private final Path postgresDisk;
    private final Path postgresDirectory;
    private final String bootstrap;
    private final String jdbcUrl;
    private String sinkGroup = "";

    /** The processes, none started yet; those that are not needed never are. */
    Cluster(Path directory, MarketOfCampaign market, String speed, int partitions) {
        this.partitions = Integer.toString(partitions);
        List<Integer> ports = FreePorts.pick(3);
        bootstrap = "127.0.0.1:" + ports.get(0);
        jdbcUrl = EmbeddedPostgres.jdbcUrl(ports.get(2));
        brokerDisk = directory.resolve("broker-disk");
        postgresDisk = directory.resolve("postgres-disk");
        postgresDirectory = postgresDisk.resolve("postgres");
        broker = new Child(
                "broker",
                BrokerProcess.class,
                directory.resolve("broker.log"),
                List.of(
                        brokerDisk.resolve("kafka").toString(),
                        ports.get(0).toString(),
                        ports.get(1).toString()));
        postgres = new Child(
                "postgres",
                PostgresProcess.class,
                directory.resolve("postgres-starter.log"),
                List.of(
                        postgresDirectory.toString(),
                        ports.get(2).toString(),
                        directory.resolve("postgres.log").toString()));
        app = app("app", directory);
        secondApp = app("second-app", directory);
        sink = sink("sink", directory);
        secondSink = sink("second-sink", directory);
        feeder = feeder("feeder", directory, market.feedArguments(bootstrap, speed));
        fastFeeder = feeder("fast-feeder", directory, market.feedArguments(bootstrap, MarketOfCampaign.AT_ONCE));
    }

    List<Child> all() {
        return List.of(feeder, fastFeeder, app, secondApp, sink, secondSink, broker, postgres);
    }

    String bootstrap() {
        return bootstrap;
    }

    /** Where the broker's data is. */
    Path brokerDisk() {
        return brokerDisk;
    }

    /** Where the data of Postgres is. */
    Path postgresDisk() {
        return postgresDisk;
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    /** Starts broker, Postgres, one application and one sink; nothing is fed yet. */
    void start() throws InterruptedException {
        Servers servers = new Servers(bootstrap, jdbcUrl);
        broker.start();
        postgres.start();
        await("the broker and Postgres", servers::areUp);
        app.start();
        await("the topics", servers::haveTopics);
        try (Database database = new PostgresAddress(jdbcUrl).open()) {
            sinkGroup = SinkConsumers.groupOf(database);
        }
        sink.start();
    }

    /** Waits for something that must come. */
    void await(String what, BooleanSupplier isReached) throws InterruptedException {
        if (!isReached(START_WAIT, isReached)) {
            throw new IllegalStateException("does not come within " + START_WAIT + ": " + what);
        }
    }

    /** Waits while ended processes are started again, as a supervisor would. */
    boolean isReached(Duration timeout, BooleanSupplier isReached) throws InterruptedException {
        long start = System.nanoTime();
        while (!isReached.getAsBoolean()) {
            if (System.nanoTime() - start > timeout.toNanos()) {
                return false;
            }
            all().forEach(Child::tend);
            Thread.sleep(LOOK_EACH_MS);
        }
        return true;
    }

    /** The sinks that have partitions now, by what the group calls them; none while the broker does not answer. */
    Set<String> sinks() {
        try {
            return GroupShares.holders(bootstrap, sinkGroup);
        } catch (KafkaException | IllegalStateException e) {
            // The broker may just have been killed: the next look asks again.
            return Set.of();
        }
    }

    /** Kills the server with all its sessions, and the process that started it. */
    void killPostgres() throws InterruptedException, IOException {
        postgres.kill();
        Postmaster.kill(postgresDirectory);
    }

    /** Ends everything. */
    void close() throws InterruptedException, IOException {
        for (Child child : List.of(feeder, fastFeeder, secondApp, app, secondSink, sink, broker)) {
            child.kill();
        }
        killPostgres();
    }

    private static Child feeder(String name, Path directory, List<String> arguments) {
        return new Child(name, Alpha.class, directory.resolve(name + ".log"), arguments);
    }

    private Child app(String name, Path directory) {
        return new Child(
                name,
                Alpha.class,
                directory.resolve(name + ".log"),
                List.of(
                        "run",
                        "-v",
                        "--no-http",
                        "--kafka",
                        bootstrap,
                        "--exchanges",
                        MarketOfCampaign.EXCHANGE,
                        "--partitions",
                        partitions,
                        "--replication",
                        "1",
                        // Whoever is held up by a fault is waited for: leaving it out would be another outcome.
                        "--exclude-after",
                        "0"));
    }

    private Child sink(String name, Path directory) {
        return new Child(
                name,
                Alpha.class,
                directory.resolve(name + ".log"),
                List.of("sink", "-v", "--no-http", "--kafka", bootstrap, "--postgres", jdbcUrl));
    }
}
