package org.alphadetector.sink.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.sink.DatabaseException;

/**
 * Drops the months whose every row is older than its timeframe is kept. It runs only where somebody calls it: a replay
 * of the past must never lose what it has just written.
 */
public final class Retention {
    /** How many days the rows of a timeframe are kept: about three months, one year and three years. */
    public static final Map<Timeframe, Integer> DEFAULT_DAYS =
            Map.of(Timeframe.M1, 90, Timeframe.M15, 365, Timeframe.H1, 1095);

    private static final long SECONDS_PER_DAY = 86_400;

    private Retention() {}

    /**
     * Drops what is old enough.
     *
     * @param daysKept days by timeframe; a timeframe that is not in it is kept for good
     * @return the names of the dropped partitions
     */
    public static List<String> dropOldMonths(DataSource database, Map<Timeframe, Integer> daysKept, Instant now) {
        List<String> dropped = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table : Partitions.TABLES) {
                for (Timeframe timeframe : Timeframe.values()) {
                    Integer days = daysKept.get(timeframe);
                    if (days != null) {
                        YearMonth firstKept = Month.monthOf(now.minusSeconds(days * SECONDS_PER_DAY));
                        dropped.addAll(dropBefore(connection, table, timeframe, firstKept));
                    }
                }
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
        return dropped;
    }

    private static List<String> dropBefore(
            Connection connection, String table, Timeframe timeframe, YearMonth firstKept) throws SQLException {
        List<String> dropped = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Month month : Partitions.present(connection, table, timeframe)) {
                if (month.month().isBefore(firstKept)) {
                    // Detaching first, concurrently, leaves readers and writers of the other months alone.
                    statement.execute("ALTER TABLE market.\"" + month.parentName() + "\" DETACH PARTITION market.\""
                            + month.name() + "\" CONCURRENTLY");
                    statement.execute("DROP TABLE market.\"" + month.name() + '"');
                    dropped.add(month.name());
                }
            }
        }
        return dropped;
    }
}
