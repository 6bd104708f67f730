package org.alphadetector.sink.partition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.Rollback;

/**
 * Makes monthly partitions before rows need them. Each is made in a transaction of its own that waits only so long for
 * a lock and is tried again, so that a long query cannot hold the writer up for good. Several processes may do it at
 * once. Not for use from several threads.
 */
public final class Partitions {
    /** The tables that are partitioned by timeframe and month. */
    public static final List<String> TABLES = List.of("features_snapshot", "market_snapshot", "anomaly_event");

    private static final int LARGEST_ATTEMPT_COUNT = 10;
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '3s'";
    private static final Set<String> PASSING_FAILURES = Set.of("55P03", "40P01", "40001");

    private final DataSource database;
    private final int monthsAhead;
    private final Set<Month> known = new HashSet<>();

    /**
     * @param database where the tables are
     * @param monthsAhead how many months after a needed one are made with it
     */
    public Partitions(DataSource database, int monthsAhead) {
        this.database = database;
        this.monthsAhead = monthsAhead;
    }

    /** Makes the partitions that are missing, and those of some months after each. */
    public void ensure(Collection<Month> needed) {
        Set<Month> missing = new TreeSet<>();
        for (Month month : needed) {
            if (!known.contains(month)) {
                for (int ahead = 0; ahead <= monthsAhead; ahead++) {
                    missing.add(month.plus(ahead));
                }
            }
        }
        missing.removeAll(known);
        if (missing.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Month month : missing) {
                createWithRetry(connection, month);
                known.add(month);
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /** Forgets what exists: another process may have dropped a month. */
    public void forget() {
        known.clear();
    }

    /**
     * For how many whole months after the one of {@code now} every table has partitions of every timeframe; -1 when not
     * even the current month has.
     */
    public int headroomMonths(Instant now) {
        YearMonth current = Month.monthOf(now);
        int headroom = Integer.MAX_VALUE;
        try (Connection connection = database.getConnection()) {
            for (String table : TABLES) {
                for (Timeframe timeframe : Timeframe.values()) {
                    Set<Month> present = present(connection, table, timeframe);
                    int months = 0;
                    while (present.contains(new Month(table, timeframe, current.plusMonths(months)))) {
                        months++;
                    }
                    headroom = Math.min(headroom, months - 1);
                }
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
        return headroom;
    }

    /** The partitions that a table has of a timeframe. */
    static Set<Month> present(Connection connection, String table, Timeframe timeframe) throws SQLException {
        String parent = table + '_' + timeframe.label();
        Set<Month> months = new TreeSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = to_regclass('market.' || quote_ident(?))")) {
            statement.setString(1, parent);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String yearAndMonth = result.getString(1).substring(parent.length() + 1);
                    months.add(new Month(table, timeframe, YearMonth.parse(yearAndMonth.replace('_', '-'))));
                }
            }
        }
        return months;
    }

    private static void createWithRetry(Connection connection, Month month) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                create(connection, month);
                return;
            } catch (SQLException e) {
                if (attempt == LARGEST_ATTEMPT_COUNT || !PASSING_FAILURES.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }

    private static void create(Connection connection, Month month) throws SQLException {
        LocalDate firstDay = month.firstDay();
        try (Statement timeout = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement("SELECT market.create_month(?, ?, ?)")) {
            timeout.execute(LOCK_TIMEOUT);
            statement.setString(1, month.table());
            statement.setString(2, month.timeframe().label());
            statement.setObject(3, firstDay);
            statement.execute();
            connection.commit();
        } catch (SQLException e) {
            Rollback.after(e, connection);
            throw e;
        }
    }
}
