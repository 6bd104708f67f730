package org.alphadetector.sink.write;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a value cannot be in its table, whoever tries and how often; by the class of the SQLSTATE. */
public enum RefusalReason {
    /** The record itself cannot be read, so there is no row. */
    UNREADABLE,
    /** A number that its column cannot hold, such as an infinite one. */
    NUMBER_OUT_OF_RANGE,
    /** A time that PostgreSQL does not know. */
    INVALID_TIME,
    /** Text with a character that PostgreSQL cannot hold. */
    INVALID_CHARACTER,
    /** Text that is no value of its column's type: bad JSON, an unknown label. */
    INVALID_TEXT,
    /** Any other value that its column refuses. */
    INVALID_VALUE,
    /** No value where there must be one. */
    MISSING_VALUE,
    /** A unique key that is not the one rows are merged by, such as exchange and symbol of an asset. */
    DUPLICATE_KEY,
    /** A check of the table. */
    CHECK_FAILED,
    /** Any other constraint of the table. */
    CONSTRAINT_FAILED,
    /** Two assets that have the same hash. */
    ASSET_UID_COLLISION,
    /** More bytes than a row or an index entry may have. */
    ROW_TOO_LARGE;

    private static final String CHECK_VIOLATION = "23514";

    /** The stable code that a dead letter carries. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason behind a failure that is the value's own fault; empty for any other failure. */
    static Optional<RefusalReason> of(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return switch (state) {
            case "22003" -> Optional.of(NUMBER_OUT_OF_RANGE);
            case "22007", "22008" -> Optional.of(INVALID_TIME);
            case "22021", "22P05" -> Optional.of(INVALID_CHARACTER);
            case "22P02", "22030", "22032" -> Optional.of(INVALID_TEXT);
            case "23502" -> Optional.of(MISSING_VALUE);
            case "23505" -> Optional.of(DUPLICATE_KEY);
            case CHECK_VIOLATION -> isWithoutPartition(failure) ? Optional.empty() : Optional.of(CHECK_FAILED);
            default -> ofClass(state);
        };
    }

    /** A row without a partition has the SQLSTATE of a failed check, but no constraint is named. */
    static boolean isWithoutPartition(SQLException failure) {
        if (!CHECK_VIOLATION.equals(failure.getSQLState())) {
            return false;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof PSQLException postgres) {
                ServerErrorMessage message = postgres.getServerErrorMessage();
                return message != null && message.getConstraint() == null;
            }
        }
        return false;
    }

    private static Optional<RefusalReason> ofClass(String state) {
        if (state.startsWith("22")) {
            return Optional.of(INVALID_VALUE);
        }
        if (state.startsWith("23")) {
            return Optional.of(CONSTRAINT_FAILED);
        }
        return state.startsWith("54") ? Optional.of(ROW_TOO_LARGE) : Optional.empty();
    }
}
