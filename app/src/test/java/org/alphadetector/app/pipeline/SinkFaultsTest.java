package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.consume.SinkConsumer;
import org.alphadetector.sink.consume.SinkConsumers;
import org.alphadetector.sink.consume.SinkMeters;
import org.alphadetector.sink.consume.SinkSettings;
import org.alphadetector.sink.schema.Migrations;
import org.alphadetector.sink.write.SinkContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SinkFaultsTest {
    private static final int PARTITIONS = 2;
    private static final long FIRST_MINUTE_MICROS = 1_770_336_000_000_000L;
    private static final ConditionFactory SOON =
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));

    @TempDir
    Path root;

    private DataDirectory directory;
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;
    private int minutes;

    @BeforeEach
    void start() {
        directory = DataDirectory.own(root, "run");
        postgres = EmbeddedServices.startPostgres(directory);
        kafka = EmbeddedServices.startKafka(directory);
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
        admin = Admin.create(settings);
        TopicSetup.ensure(admin, List.of(Topics.TICKS), PARTITIONS, (short) 1);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        admin.close();
        kafka.close();
        postgres.close();
        directory.close();
    }

    @Test
    void outlivesAStopOfPostgresWithoutARebalanceOrALoss() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger log = (Logger) LoggerFactory.getLogger("org.alphadetector.sink");
        log.addAppender(lines);
        try (Database database = open("postgres");
                RunningSink sink = new RunningSink(database)) {
            publish(10);
            SOON.until(() -> rows(database) == 20);
            String group = SinkConsumers.groupOf(database);
            Set<String> members = members(group);

            postgres.close();
            publish(10);
            SOON.until(() -> lines.list.size() == 1);
            publish(10);
            assertThat(members(group)).isEqualTo(members);
            postgres = EmbeddedServices.startPostgres(directory);

            SOON.ignoreExceptions().until(() -> rows(database) == 60);
            SOON.until(() -> lines.list.size() == 2);
            assertThat(members(group)).isEqualTo(members);
            assertThat(query(database, "SELECT sum(next_offset) FROM sink_offset WHERE topic = 'features.snapshot'"))
                    .isEqualTo("60");
            assertThat(sink.thread.isAlive()).isTrue();
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        away -> assertThat(away).startsWith("Reading pauses until this passes"),
                        back -> assertThat(back).startsWith("It passed after"));
    }

    /** The first sink hangs in the middle of a batch until the second has written them. */
    @Test
    void aSinkThatWakesUpAfterItWasReplacedRollsBackAndRejoins() throws Exception {
        try (Database database = open("postgres");
                Database sleeping = openAsSleeper(database);
                Connection hold = database.connection();
                Statement lock = hold.createStatement();
                RunningSink zombie = new RunningSink(sleeping)) {
            publish(1);
            SOON.until(() -> rows(database) == 2);
            lock.execute("SELECT pg_advisory_lock(42)");
            publish(5);
            SOON.until(
                    () -> query(database, "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'")
                            .equals("1"));
            try (RunningSink heir = new RunningSink(database)) {
                SOON.until(() -> rows(database) == 12);
                lock.execute("SELECT pg_advisory_unlock(42)");

                SOON.until(() ->
                        members(SinkConsumers.groupOf(database)).size() == 2 && zombie.holdsSome() && heir.holdsSome());
                publish(5);
                SOON.until(() -> rows(database) == 22);
                assertThat(zombie.thread.isAlive()).isTrue();
                assertThat(heir.thread.isAlive()).isTrue();
            }
            assertThat(query(database, "SELECT sum(next_offset) FROM sink_offset WHERE topic = 'features.snapshot'"))
                    .isEqualTo("22");
        }
    }

    @Test
    void sinksOfTwoDatabasesBothWriteEverything() throws Exception {
        try (Database one = open("postgres")) {
            try (Connection connection = one.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE other");
            }
            String url = EmbeddedPostgres.jdbcUrl(directory.ports().postgres()).replace("/postgres?", "/other?");
            try (Database other = Database.open(url)) {
                Migrations.run(other);
                try (RunningSink ofOne = new RunningSink(one);
                        RunningSink ofOther = new RunningSink(other)) {
                    SOON.until(() -> ofOne.holdsSome() && ofOther.holdsSome());
                    publish(5);
                    SOON.until(() -> rows(one) == 10 && rows(other) == 10);
                }
            }
        }
    }

    @Test
    void saysInOneSentenceWhatEndedIt() throws Exception {
        try (Database database = open("postgres");
                SinkApplication sink =
                        SinkApplication.startMember(kafka.bootstrap(), database, false, SinkMeters.NONE)) {
            publish(1);
            SOON.until(() -> rows(database) == 2);
            sink.requireRunning();
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE market.sink_offset");
            }
            publish(1);
            SOON.until(() -> !sink.isRunning());
            assertThatThrownBy(sink::requireRunning)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("PostgreSQL failed (relation \"market.sink_offset\" does not exist).");
        }
    }

    /** The same topics by their ids, and more records than were written: only the leader's epoch tells. */
    @Test
    void noticesALogThatWasCutAndHasGrownAgain() throws Exception {
        try (Database database = open("postgres")) {
            publish(3);
            try (SinkApplication sink = SinkApplication.startAlone(kafka.bootstrap(), database, true)) {
                SOON.until(() -> rows(database) == 6);
                sink.requireRunning();
            }
            assertThat(query(database, "SELECT count(*) FROM sink_offset WHERE leader_epoch IS NULL"))
                    .isEqualTo("0");
            kafka.close();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                emptyLog(directory.kafka().resolve(Topics.FEATURES_SNAPSHOT + '-' + partition));
            }
            kafka = EmbeddedServices.startKafka(directory);
            publish(5);
            try (SinkApplication sink = SinkApplication.startAlone(kafka.bootstrap(), database, true)) {
                SOON.until(() -> !sink.isRunning());
                assertThatThrownBy(sink::requireRunning)
                        .isInstanceOf(UserMistake.class)
                        .hasMessageContaining("that these brokers have lost and replaced by others");
            }
            assertThat(rows(database)).isEqualTo(6);
        }
    }

    /** A backup is put back, and more is written to it than the tables were written from. */
    @Test
    void noticesALogWithLeadersOfLongAgo() throws Exception {
        try (Database database = open("postgres")) {
            publish(2);
            kafka.close();
            Path backup = root.resolve("backup");
            copy(directory.kafka(), backup);
            for (int restart = 0; restart < 3; restart++) {
                kafka = EmbeddedServices.startKafka(directory);
                if (restart < 2) {
                    kafka.close();
                }
            }
            publish(1);
            try (SinkApplication sink = SinkApplication.startAlone(kafka.bootstrap(), database, true)) {
                SOON.until(() -> rows(database) == 6);
                sink.requireRunning();
            }
            kafka.close();
            delete(directory.kafka());
            copy(backup, directory.kafka());
            kafka = EmbeddedServices.startKafka(directory);
            publish(5);
            TopicPartition partition = new TopicPartition(Topics.FEATURES_SNAPSHOT, 0);
            int epochNow = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .leaderEpoch()
                    .orElseThrow();
            assertThat(query(database, "SELECT bool_and(leader_epoch > " + epochNow + ") FROM sink_offset"))
                    .isEqualTo("t");
            try (SinkApplication sink = SinkApplication.startAlone(kafka.bootstrap(), database, true)) {
                SOON.until(() -> !sink.isRunning());
                assertThatThrownBy(sink::requireRunning)
                        .isInstanceOf(UserMistake.class)
                        .hasMessageContaining("that these brokers have lost and replaced by others");
            }
            assertThat(rows(database)).isEqualTo(6);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void emptyLog(Path log) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(log)) {
            files = all.toList();
        }
        for (Path file : files) {
            // What says which topic this is stays.
            if (!file.endsWith("partition.metadata")) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aloneItNamesNoOptionThatItsCommandsLack() throws Exception {
        try (Database database = open("postgres")) {
            publish(1);
            try (SinkApplication sink = SinkApplication.startAlone(kafka.bootstrap(), database, true)) {
                SOON.until(() -> rows(database) == 2);
                sink.requireRunning();
            }
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE market.sink_offset SET next_offset = 1000");
            }
            try (SinkApplication sink = SinkApplication.startAlone(kafka.bootstrap(), database, true)) {
                SOON.until(() -> !sink.isRunning());
                assertThatThrownBy(sink::requireRunning)
                        .isInstanceOf(UserMistake.class)
                        .hasMessageStartingWith("the tables were written up to offset 1000 of ")
                        .hasMessageContaining("or start over with an empty directory")
                        .hasMessageNotContaining("--accept-new-broker");
            }
        }
    }

    private Database open(String user) {
        Database database =
                Database.open(EmbeddedPostgres.jdbcUrl(directory.ports().postgres()), user, null);
        Migrations.run(database);
        return database;
    }

    /** Rows that this user writes wait for the lock 42 first. */
    private Database openAsSleeper(Database database) {
        for (String sql : List.of(
                "CREATE ROLE sleeper SUPERUSER LOGIN",
                "CREATE FUNCTION market.wait_for_42() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF current_user ="
                        + " ''sleeper'' THEN PERFORM pg_advisory_xact_lock_shared(42); END IF; RETURN NEW; END'",
                "CREATE TRIGGER wait_for_42 BEFORE INSERT ON market.features_snapshot FOR EACH ROW"
                        + " EXECUTE FUNCTION market.wait_for_42()")) {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        String url = EmbeddedPostgres.jdbcUrl(directory.ports().postgres()).replace("user=postgres", "user=sleeper");
        return Database.open(url);
    }

    /** A row of so many minutes on each partition. */
    private void publish(int count) throws ExecutionException, InterruptedException {
        for (int i = 0; i < count; i++) {
            long time = FIRST_MINUTE_MICROS + ++minutes * Timeframe.M1.micros();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                AssetId asset = AssetId.of("binance-futures", "ASSET" + partition);
                byte[] json = RowJson.encode(new Row(FeatureCatalog.layout(), asset, Timeframe.M1, time));
                byte[] key = asset.key().getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Topics.FEATURES_SNAPSHOT, partition, key, json))
                        .get();
            }
        }
    }

    private Set<String> members(String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(described -> described.members().stream())
                .map(MemberDescription::consumerId)
                .collect(Collectors.toSet());
    }

    private static long rows(Database database) {
        return Long.parseLong(query(database, "SELECT count(*) FROM features_snapshot"));
    }

    private static String query(Database database, String sql) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A member of the group that is thought dead when it has not polled for eight seconds. */
    private final class RunningSink implements AutoCloseable {
        private final SinkConsumer consumer;
        private final Thread thread;

        RunningSink(Database database) {
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", kafka.bootstrap(), "max.poll.interval.ms", 8_000);
            consumer = SinkConsumers.member(
                    settings,
                    database,
                    new SinkContext(Clock.systemUTC(), false),
                    SinkSettings.DEFAULT,
                    SinkMeters.NONE);
            thread = new Thread(consumer, "sink under test");
            thread.start();
        }

        boolean holdsSome() {
            return consumer.writtenOffsets().keySet().stream()
                    .map(TopicPartition::topic)
                    .anyMatch(Topics.FEATURES_SNAPSHOT::equals);
        }

        @Override
        public void close() {
            consumer.stop();
            SOON.until(() -> !thread.isAlive());
        }
    }
}
