package org.alphadetector.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.exit.UserMistake;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void stopsAPostgresLeftBehindByAKilledProcess() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            EmbeddedServices.startPostgres(directory);
            long orphan = postmasterPid(directory);
            // The system would have dropped this lock with the killed process; here that process is still ours.
            Files.delete(directory.postgres().resolve("epg-lock"));

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
        EmbeddedKafka.requireSpace(directory, 1);
        assertThatThrownBy(() -> EmbeddedKafka.requireSpace(directory, Long.MAX_VALUE))
                .isInstanceOf(UserMistake.class)
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
