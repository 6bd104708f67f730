package org.alphadetector.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.bench.campaign.BrokerProcess;
import org.alphadetector.bench.campaign.Child;
import org.alphadetector.bench.campaign.PostgresProcess;
import org.alphadetector.bench.campaign.Servers;
import org.alphadetector.ingest.simulator.SimulatorSettings;

/** Broker, Postgres, Streams application, sink and feeder as processes of their own, with the product's settings. */
final class SoakCluster {
    private static final Duration START_WAIT = Duration.ofMinutes(2);
    private static final long LOOK_EACH_MS = 200;
    /**
     * One buffer of Kafka's pool for batches of metadata (KafkaRaftClient, BatchMemoryPool): 8 MB each, at most five,
     * never given back. The hourly snapshot of the metadata may need one more than there was. With its header it takes
     * nine regions of G1's heap, 1 MB each.
     */
    private static final double METADATA_BATCH_MB = 9;

    /** The whole heap is there from the start, so that resident memory grows only by what is not heap. */
    private static final List<String> OPTIONS =
            List.of("-Xms384m", "-Xmx384m", "-XX:+AlwaysPreTouch", "-XX:NativeMemoryTracking=summary");

    private final Path directory;
    private final String bootstrap;
    private final String jdbcUrl;
    private final Child broker;
    private final Child postgres;
    private final Child app;
    private final Child sink;
    private final Child feeder;

    SoakCluster(Path directory, long seed, int assets, double ticksPerSecond, int hoursMissed) {
        this.directory = directory;
        List<Integer> ports = FreePorts.pick(3);
        bootstrap = "127.0.0.1:" + ports.get(0);
        jdbcUrl = EmbeddedPostgres.jdbcUrl(ports.get(2));
        broker = child("broker", BrokerProcess.class, path("kafka"), port(ports, 0), port(ports, 1));
        postgres = child("postgres", PostgresProcess.class, path("postgres"), port(ports, 2), path("postgres.log"));
        app = child(
                "app",
                Alpha.class,
                "run",
                "--kafka",
                bootstrap,
                "--exchanges",
                SimulatorSettings.DEFAULT.exchange(),
                "--replication",
                "1");
        sink = child("sink", Alpha.class, "sink", "--kafka", bootstrap, "--postgres", jdbcUrl);
        feeder = child(
                "feeder",
                SoakFeeder.class,
                bootstrap,
                Long.toString(seed),
                Integer.toString(assets),
                Double.toString(ticksPerSecond / assets),
                Integer.toString(hoursMissed));
    }

    String bootstrap() {
        return bootstrap;
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    /** Returns when everything runs. */
    void start() throws InterruptedException {
        Servers servers = new Servers(bootstrap, jdbcUrl);
        broker.start();
        postgres.start();
        await("the broker and Postgres", servers::areUp);
        app.start();
        await("the topics", servers::haveTopics);
        sink.start();
        feeder.start();
    }

    /** Attaches to every process. */
    List<Probe> probes() throws IOException {
        List<Probe> probes = new ArrayList<>();
        for (Child child : List.of(app, sink, broker, feeder)) {
            probes.add(new JvmProbe(child.name(), child.pid(), child == broker ? METADATA_BATCH_MB : 0));
            probes.add(new ProcessProbe(child.name(), directory, () -> Stream.of(child.pid())));
        }
        ProcessHandle postmaster = postmaster();
        probes.add(new ProcessProbe(
                postgres.name(), directory, () -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .map(ProcessHandle::pid)));
        probes.add(new DiskProbe("broker", directory.resolve("kafka")));
        probes.add(new DiskProbe("postgres", directory.resolve("postgres")));
        return probes;
    }

    /** Throws when one of the processes has ended. */
    void requireRunning() {
        for (Child child : all()) {
            if (!child.isRunning()) {
                throw new IllegalStateException("ended by itself: " + child.name() + ", see its log in " + directory);
            }
        }
    }

    /** Ends everything. */
    void stop() throws InterruptedException {
        for (Child child : all()) {
            child.stop();
        }
    }

    private List<Child> all() {
        return List.of(feeder, app, sink, broker, postgres);
    }

    private Child child(String name, Class<?> mainClass, String... arguments) {
        return new Child(name, OPTIONS, mainClass, directory.resolve(name + ".log"), List.of(arguments));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private static String port(List<Integer> ports, int index) {
        return ports.get(index).toString();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void await(String what, BooleanSupplier isReached) throws InterruptedException {
        long start = System.nanoTime();
        while (!isReached.getAsBoolean()) {
            if (System.nanoTime() - start > START_WAIT.toNanos()) {
                throw new IllegalStateException("does not come within " + START_WAIT + ": " + what);
            }
            Thread.sleep(LOOK_EACH_MS);
        }
    }
}
