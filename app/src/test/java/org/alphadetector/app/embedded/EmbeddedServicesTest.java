package org.alphadetector.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.exit.UserMistake;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServicesTest {

    @TempDir
    Path root;

    @Test
    void keepsTopicsAndTablesOverARestart() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            try (EmbeddedServices services = EmbeddedServices.start(directory)) {
                createTopic(services, "kept");
                execute(services.postgres(), "create table kept (n int)");
                assertThat(ask(services.postgres(), "select current_setting('fsync')"))
                        .isEqualTo("on");
            }
            try (EmbeddedServices services = EmbeddedServices.start(directory)) {
                assertThat(topics(services)).contains("kept");
                assertThat(ask(services.postgres(), "select count(*) from kept"))
                        .isEqualTo("0");
            }
        }
    }

    @Test
    void brokerHasTheNewTransactionProtocol() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                EmbeddedKafka kafka = EmbeddedServices.startKafka(directory);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            short version = admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .get("transaction.version")
                    .maxVersionLevel();

            assertThat(version).isEqualTo((short) 2);
        }
    }

    @Test
    void brokerNeverForgetsThePositionOfAFeeder() {
        assertThat(EmbeddedKafka.settings(root, 1, 2))
                .containsEntry("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    @Test
    void aPostgresThatIsKilledIsStartedAgainWithWhatItHolds() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                EmbeddedServices services = EmbeddedServices.start(directory)) {
            execute(services.postgres(), "create table kept as select 7 as n");
            for (int times = 0; times < 2; times++) {
                long killed = postmasterPid(directory);
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();

                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                                ask(services.postgres(), "select n from kept"))
                        .isEqualTo("7"));
                assertThat(postmasterPid(directory)).isNotEqualTo(killed);
                assertThat(services.postgres().isRunning()).isTrue();
            }
        }
        assertThat(root.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
    }

    /** Whatever the moment at which the server is being started again. */
    @ParameterizedTest
    @ValueSource(longs = {0, 600, 900, 1_300})
    void nothingIsLeftWhenItEndsWhileAServerIsStartedAgain(long afterMs) throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            EmbeddedServices services = EmbeddedServices.start(directory);
            ProcessHandle.of(postmasterPid(directory)).orElseThrow().destroyForcibly();
            Thread.sleep(afterMs);
            CompletableFuture.runAsync(services::close).get(60, TimeUnit.SECONDS);

            assertThat(FreePorts.isFree(directory.ports().kafka())).isTrue();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !OrphanedPostmaster.isThere(directory.postgres()));
        }
    }

    /** An owner that goes on by itself must not make another cluster where it finds none: the disk may only be away. */
    @Test
    void noClusterIsMadeInPlaceOfOneThatIsGone() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                EmbeddedPostgres postgres = EmbeddedServices.startPostgres(directory)) {
            ProcessHandle killed = ProcessHandle.of(postmasterPid(directory)).orElseThrow();
            killed.destroyForcibly();
            await().until(() -> !postgres.isRunning());
            Path settings = directory.postgres().resolve("postgresql.conf");
            Path away = Files.move(settings, root.resolve("away.conf"));
            for (int times = 0; times < 2; times++) {
                assertThatThrownBy(postgres::restart)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage(directory.postgres() + " holds no whole Postgres cluster now");
            }
            Files.move(away, settings);
            postgres.restart();
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerThatEndsAtOnceIsSaidSoonAndMayBeTriedAgain() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            EmbeddedServices.startPostgres(directory).close();
            Path settings = directory.postgres().resolve("postgresql.conf");
            String good = Files.readString(settings);
            Files.writeString(settings, good + "\nno_such_setting = 1\n");
            for (int times = 0; times < 2; times++) {
                assertThatThrownBy(() -> EmbeddedServices.startPostgres(directory))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("Postgres did not start; its log is " + directory.postgresLog());
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            Files.writeString(settings, good);
            try (EmbeddedPostgres next = EmbeddedServices.startPostgres(directory)) {
                assertThat(ask(next, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void stopsAPostgresLeftBehindByAKilledProcess() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            EmbeddedServices.startPostgres(directory);
            long orphan = postmasterPid(directory);

            try (EmbeddedPostgres next = EmbeddedServices.startPostgres(directory)) {
                assertThat(ask(next, "select 1")).isEqualTo("1");
                assertThat(postmasterPid(directory)).isNotEqualTo(orphan);
            }
        }
    }

    @Test
    void ignoresAStalePidFile() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            EmbeddedServices.startPostgres(directory).close();
            String ownPid = Long.toString(ProcessHandle.current().pid());
            Files.writeString(
                    directory.postgres().resolve("postmaster.pid"), ownPid + '\n' + directory.postgres() + '\n');

            try (EmbeddedPostgres next = EmbeddedServices.startPostgres(directory)) {
                assertThat(ask(next, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                ServerSocket taken = new ServerSocket(directory.ports().kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedServices.start(directory))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
            assertThat(directory.postgres().resolve("postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void saysThatTheDiskIsFull() {
        Path directory = root.resolve("kafka");
        DiskSpace.require(directory, 1, "Kafka");
        assertThatThrownBy(() -> DiskSpace.require(directory, Long.MAX_VALUE, "Kafka"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("MB left, and Kafka needs")
                .hasMessageContaining("free some space");
    }

    private static long postmasterPid(DataDirectory directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.postgres().resolve("postmaster.pid"));
        return Long.parseLong(lines.get(0));
    }

    private static void createTopic(EmbeddedServices services, String name) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", services.kafka().bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Set<String> topics(EmbeddedServices services) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", services.kafka().bootstrap()))) {
            return admin.listTopics().names().get();
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
