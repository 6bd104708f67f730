package org.alphadetector.bench.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.publish.TickPublisher;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.TopicSpec;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** An embedded broker on a temporary directory, with a topic of simulated ticks in one partition. */
public final class BenchCluster implements AutoCloseable {
    private static final int PARTITIONS = 1;
    private static final long TOPICS_TIMEOUT_NANOS = Duration.ofSeconds(30).toNanos();

    private final Path directory;
    private final EmbeddedKafka broker;
    private final Admin admin;

    public BenchCluster() throws IOException {
        directory = Files.createTempDirectory("alpha-bench");
        List<Integer> ports = FreePorts.pick(2);
        broker = EmbeddedKafka.start(directory.resolve("kafka"), ports.get(0), ports.get(1));
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()));
    }

    public String bootstrap() {
        return broker.bootstrap();
    }

    /** A directory that is deleted with the cluster. */
    public Path directory() {
        return directory;
    }

    /** Publishes the market, its clock included, and tells how many records that were. */
    long fill(SimulatorSettings settings) throws ExecutionException, InterruptedException {
        create(spec -> spec.name().equals(Topics.TICKS));
        long count = 0;
        try (MarketSimulator simulator = new MarketSimulator(settings);
                TickPublisher publisher =
                        TickPublisher.connect(bootstrap(), Topics.TICKS, PublisherSettings.THROUGHPUT)) {
            while (simulator.advance()) {
                publisher.publish(simulator.tick());
                count++;
            }
        }
        return count;
    }

    /** Creates all topics, empty. */
    public void createTopics() throws ExecutionException, InterruptedException {
        create(spec -> true);
    }

    /** Creates one more topic, of one partition, and keeps its records. */
    public void createTopic(String name) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(name, 1, (short) 1).configs(Map.of("retention.ms", "-1"));
        admin.createTopics(List.of(topic)).all().get();
    }

    /** Deletes every topic but the ticks. */
    public void deleteOutputs() throws ExecutionException, InterruptedException {
        Set<String> names = admin.listTopics().names().get();
        names.remove(Topics.TICKS);
        admin.deleteTopics(names).all().get();
        awaitTopics(Set.of(Topics.TICKS));
    }

    /** Creates every topic but the ticks, empty. */
    public void createOutputs() throws ExecutionException, InterruptedException {
        create(spec -> !spec.name().equals(Topics.TICKS));
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void create(Predicate<TopicSpec> wanted) throws ExecutionException, InterruptedException {
        List<TopicSpec> specs = Topics.all(PARTITIONS).stream().filter(wanted).toList();
        admin.createTopics(
                        specs.stream().map(spec -> spec.toNewTopic((short) 1)).toList())
                .all()
                .get();
        Set<String> names = specs.stream().map(TopicSpec::name).collect(Collectors.toCollection(TreeSet::new));
        names.add(Topics.TICKS);
        awaitTopics(names);
    }

    /** Deleting and creating reach the broker some time after the controller has confirmed them. */
    private void awaitTopics(Set<String> names) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        while (!admin.listTopics().names().get().equals(names)) {
            if (System.nanoTime() - start > TOPICS_TIMEOUT_NANOS) {
                throw new IllegalStateException("the broker does not come to these topics: names=" + names);
            }
            Thread.sleep(20);
        }
    }
}
