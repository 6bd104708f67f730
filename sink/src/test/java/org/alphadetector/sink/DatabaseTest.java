package org.alphadetector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.alphadetector.sink.schema.Migrations;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void saysThatNothingAnswers() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://localhost:1/postgres?user=postgres"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("No PostgreSQL answers at this address: start it, or correct host and port (")
                .hasMessageEndingWith(").");
    }

    @Test
    void saysThatTheDatabaseDoesNotExist() {
        String url = "jdbc:postgresql://localhost:" + SharedPostgres.port() + "/nowhere?user=postgres";
        assertThatThrownBy(() -> Database.open(url))
                .hasMessage("The database does not exist: create it, or correct its name in the address"
                        + " (database \"nowhere\" does not exist).");
    }

    @Test
    void saysThatTheUserIsUnknown() {
        String url = "jdbc:postgresql://localhost:" + SharedPostgres.port() + "/postgres";
        assertThatThrownBy(() -> Database.open(url, "nobody_here", "secret"))
                .hasMessageContaining("correct the user name")
                .satisfies(e -> assertThat(((DatabaseException) e).sqlState()).startsWith("28"));
    }

    @Test
    void saysThatAPermissionIsMissing() {
        String url = SharedPostgres.newDatabaseUrl();
        try (Database owner = Database.open(url)) {
            SharedPostgres.execute(owner, "CREATE ROLE guest LOGIN");
        }
        try (Database guest = Database.open(url.replace("user=postgres", "user=guest"))) {
            assertThatThrownBy(() -> Migrations.run(guest))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("The database user lacks a permission: grant it, or connect as the owner");
        }
    }

    @Test
    void limitsTheSilenceOfEverySession() throws SQLException {
        try (Database database = Database.open(SharedPostgres.newDatabaseUrl())) {
            assertThat(SharedPostgres.query(database, "SHOW idle_in_transaction_session_timeout"))
                    .containsExactly("10s");
            try (Connection patient = database.patientConnection()) {
                assertThat(patient.getNetworkTimeout()).isZero();
            }
            // The same session again, as the pool has no other.
            try (Connection usual = database.connection()) {
                assertThat(usual.getNetworkTimeout()).isEqualTo(60_000);
            }
        }
    }

    @Test
    void saysWhatAnAddressLooksLike() {
        assertThatThrownBy(() -> Database.open("localhost:5432"))
                .hasMessageStartingWith("The database address must look like jdbc:postgresql://");
    }
}
