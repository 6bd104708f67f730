package org.alphadetector.sink;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database could not do what was asked; the message is one sentence for the user. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Connection, rolled back for others' sake, out of resources. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53");
    /** Idle in a transaction for too long, cancelled, shutting down (three ways), lock timeout, in recovery and so read-only. */
    private static final Set<String> PASSING_STATES =
            Set.of("25P03", "57014", "57P01", "57P02", "57P03", "57P05", "55P03", "25006");

    private static final Map<String, String> SENTENCES = Map.of(
            "08001", "No PostgreSQL answers at this address: start it, or correct host and port",
            "08004", "PostgreSQL refused the connection: check its max_connections and pg_hba.conf",
            "08006", "The connection to PostgreSQL broke: check that the server still runs",
            "28P01", "PostgreSQL refused the user name or the password: correct them in the address",
            "28000", "PostgreSQL does not let this user in: correct the user name, or allow it in pg_hba.conf",
            "3D000", "The database does not exist: create it, or correct its name in the address",
            "42501", "The database user lacks a permission: grant it, or connect as the owner of the schema",
            "53100", "The disk of PostgreSQL is full: free some space",
            "57P03", "PostgreSQL is starting up or shutting down: try again in a moment");

    /** A failure that is already one sentence. */
    public DatabaseException(String sentence) {
        super(sentence);
    }

    private DatabaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Turns a failure, or the SQL failure that caused it, into one sentence. */
    public static DatabaseException of(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return new DatabaseException("The database failed: " + firstLine(failure) + '.', failure);
        }
        String state = Objects.requireNonNullElse(sql.getSQLState(), "");
        String known = SENTENCES.get(state);
        String detail = firstLine(sql).replaceFirst("^(ERROR|FATAL): ", "");
        String sentence = known == null ? "PostgreSQL failed" : known;
        return new DatabaseException(sentence + " (" + detail + ").", failure);
    }

    /**
     * Whether the same may succeed later without anything being changed here: the server is away, restarts, has run out
     * of something, or others held their locks for too long.
     */
    public boolean isPassing() {
        String state = sqlState();
        return sqlCause(this) instanceof SQLTransientException
                || PASSING_CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                || PASSING_STATES.contains(state);
    }

    /** The SQLSTATE of the failure behind this exception; empty when there is none. */
    public String sqlState() {
        SQLException sql = sqlCause(this);
        return sql == null ? "" : Objects.requireNonNullElse(sql.getSQLState(), "");
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String firstLine(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        String line = message.lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
