package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.embedded.FreePorts;

/** The processes of the campaign: broker, Postgres, one or two applications, one or two sinks, the feeder. */
final class Cluster {
    private static final String PARTITIONS = "2";

    final Child broker;
    final Child postgres;
    final Child app;
    final Child secondApp;
    final Child sink;
    final Child secondSink;
    final Child feeder;

    private final Path postgresDirectory;
    private final String bootstrap;
    private final String jdbcUrl;

    Cluster(Path directory, MarketOfCampaign market) {
        List<Integer> ports = FreePorts.pick(3);
        bootstrap = "127.0.0.1:" + ports.get(0);
        jdbcUrl = EmbeddedPostgres.jdbcUrl(ports.get(2));
        postgresDirectory = directory.resolve("postgres");
        broker = new Child(
                "broker",
                BrokerProcess.class,
                directory.resolve("broker.log"),
                List.of(
                        directory.resolve("kafka").toString(),
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
        feeder = new Child("feeder", Alpha.class, directory.resolve("feeder.log"), market.feedArguments(bootstrap));
    }

    List<Child> all() {
        return List.of(feeder, app, secondApp, sink, secondSink, broker, postgres);
    }

    String bootstrap() {
        return bootstrap;
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    /** Starts again what ended by itself. */
    void tend() {
        all().forEach(Child::tend);
    }

    /** Kills the server with all its sessions, and the process that started it. */
    void killPostgres() throws InterruptedException, IOException {
        Optional<ProcessHandle> server = postmaster();
        postgres.kill();
        if (server.isPresent()) {
            List<ProcessHandle> sessions;
            try (Stream<ProcessHandle> descendants = server.get().descendants()) {
                sessions = descendants.toList();
            }
            server.get().destroyForcibly();
            sessions.forEach(ProcessHandle::destroyForcibly);
            server.get().onExit().join();
            sessions.forEach(session -> session.onExit().join());
        }
    }

    /** Ends everything. */
    void close() throws InterruptedException, IOException {
        for (Child child : List.of(feeder, secondApp, app, secondSink, sink, broker)) {
            child.kill();
        }
        killPostgres();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path pidFile = postgresDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
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
                        PARTITIONS,
                        "--replication",
                        "1",
                        "--state",
                        directory.resolve(name).toString()));
    }

    private Child sink(String name, Path directory) {
        return new Child(
                name,
                Alpha.class,
                directory.resolve(name + ".log"),
                List.of("sink", "-v", "--no-http", "--kafka", bootstrap, "--postgres", jdbcUrl));
    }
}
