package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the rows that a stopped writer keeps locked. Between two statements the server itself ends a transaction that
 * says nothing; in the middle of a COPY no timeout of the server holds, so the one who waits ends the other's session.
 * That is safe at any time: its transaction rolls back, and whoever holds its partitions now writes the same records.
 */
final class StalledWriters {
    private static final Logger LOG = LoggerFactory.getLogger(StalledWriters.class);

    /** A writer that sends its rows waits for no client; only sessions of the same role may be, and are, ended. */
    private static final String END = "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND usename = current_user"
            + " AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()"
            + " AND state = 'active' AND wait_event_type = 'Client' AND wait_event = 'ClientRead'"
            + " AND query LIKE 'COPY %' AND query_start < clock_timestamp() - ? * interval '1 ms'";

    private final long patienceMs;

    /** @param patience how long a writer may say nothing in the middle of its transaction */
    StalledWriters(Duration patience) {
        patienceMs = patience.toMillis();
    }

    /** Limits, in the connection's transaction, its own silence and how long it waits for others' locks. */
    void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = " + patienceMs
                    + "; SET LOCAL lock_timeout = " + patienceMs / 2);
        }
    }

    /** Ends the sessions of writers that have said nothing for too long in the middle of a COPY. */
    void end(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setLong(1, patienceMs);
            try (ResultSet ended = statement.executeQuery()) {
                while (ended.next()) {
                    LOG.warn(
                            "Another writer kept rows locked and sent nothing for {} ms: ended its session {}",
                            patienceMs,
                            ended.getInt(1));
                }
            }
        }
    }
}
