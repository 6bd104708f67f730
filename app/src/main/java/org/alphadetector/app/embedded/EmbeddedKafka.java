package org.alphadetector.app.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.exit.UserMistake;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.common.TransactionVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka broker, its own controller, in this process; it listens on the loopback address only. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE_ID = 1;
    /** After a crash Kafka recovers its logs, and empties one for whose recovery it cannot write a file. */
    private static final long LEAST_SPACE_BYTES = 256L << 20;

    private static final String HOST = "127.0.0.1";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final BrokerServer broker;
    private final ControllerServer controller;
    private final String bootstrap;

    private EmbeddedKafka(BrokerServer broker, ControllerServer controller, String bootstrap) {
        this.broker = broker;
        this.controller = controller;
        this.bootstrap = bootstrap;
    }

    /** Starts the broker on its directory, which is formatted when it is new; returns when it takes requests. */
    public static EmbeddedKafka start(Path directory, int port, int controllerPort) {
        requireFree(port, directory);
        requireFree(controllerPort, directory);
        DiskSpace.require(directory, LEAST_SPACE_BYTES, "Kafka");
        Properties settings = settings(directory, port, controllerPort);
        format(directory);
        KafkaConfig config = KafkaConfig.fromProps(settings, false);
        var directories = KafkaRaftServer.initializeLogDirs(config, LOG, "embedded broker: ");
        MetaPropertiesEnsemble meta = directories._1();
        SharedServer shared = new SharedServer(
                config,
                meta,
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, meta.clusterId().orElseThrow()),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        BrokerServer broker = new BrokerServer(shared);
        Exit.setHaltProcedure((status, message) -> halt(status));
        controller.startup();
        EarlierBroker.remove(controller, NODE_ID);
        broker.startup();
        return new EmbeddedKafka(broker, controller, HOST + ':' + port);
    }

    /** What clients connect to, {@code host:port}. */
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        broker.shutdown();
        broker.awaitShutdown();
        controller.shutdown();
        controller.awaitShutdown();
    }

    private static void requireFree(int port, Path directory) {
        if (!FreePorts.isFree(port)) {
            throw new UserMistake("port " + port + ", which " + directory + " uses for Kafka, is taken by another"
                    + " program; stop that program or put another number into the file 'ports' beside it.");
        }
    }

    /** Kafka ends the process so when it can no longer write; its own log says what failed, not what to do. */
    private static void halt(int status) {
        System.err.println(
                "alpha: the Kafka broker in this process has ended it, most often because its disk is full; the"
                        + " lines above say why. Put that right and start again; what is in a --data directory goes on where it was.");
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }

    static Properties settings(Path directory, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("listeners", "BROKER://" + HOST + ':' + port + ",CONTROLLER://" + HOST + ':' + controllerPort);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ':' + controllerPort);
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        // A transaction that has timed out holds committed readers up until the broker looks.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000");
        // While the last transaction is still being ended, what belongs to the next waits so long between tries.
        settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Old event times must never look expired; a topic that is to forget says so itself.
        settings.put("log.retention.ms", "-1");
        // Nor is a feeder's position, however long the feeder pauses.
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
        settings.put("message.max.bytes", "9437184");
        settings.put("replica.fetch.max.bytes", "9437184");
        settings.put("log.index.size.max.bytes", "1048576");
        // Compaction clears its table of keys, 128 MB by default, before each run, and then takes what a core can give.
        // Changelogs have thousands of keys and grow by a few MB a second.
        settings.put("log.cleaner.dedupe.buffer.size", "16777216");
        settings.put("log.cleaner.io.max.bytes.per.second", "33554432");
        // No other broker could lead instead, so a broker that was paused is better not given up: it would lose its
        // leadership in mid-transaction. One that was killed is given up when the next one starts.
        settings.put("broker.session.timeout.ms", "3600000");
        settings.put("metric.reporters", "");
        return settings;
    }

    private static void format(Path directory) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setFeatureLevel(TransactionVersion.FEATURE_NAME, TransactionVersion.TV_2.featureLevel())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            Files.createDirectories(directory);
            formatter.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the broker's directory: directory=" + directory, e);
        }
    }
}
