package org.alphadetector.app.query;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alphadetector.app.console.CsvLine;
import org.alphadetector.app.console.TextTable;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.exit.StopSignal;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** One SQL statement and its result in print. */
public final class SqlQuery {
    /** Rows fetched at a time, so that a large result does not have to fit into memory. */
    private static final int FETCH_ROWS = 1_000;

    private static final Set<Integer> NUMBERS =
            Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.FLOAT, Types.DOUBLE, Types.NUMERIC);

    private final String jdbcUrl;
    private final boolean mayWrite;
    private final StopSignal stop;

    public SqlQuery(String jdbcUrl, boolean mayWrite, StopSignal stop) {
        this.jdbcUrl = jdbcUrl;
        this.mayWrite = mayWrite;
        this.stop = stop;
    }

    /** Runs the statement and prints its rows; how many rows a change touched goes to {@code err}. */
    public void run(String sql, boolean isCsv, PrintWriter out, PrintWriter err) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to market, research, public");
            statement.execute("set time zone 'UTC'");
            connection.setReadOnly(!mayWrite);
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH_ROWS);
            stop.onRaise(() -> cancel(statement));
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    print(rows, isCsv, out);
                }
            } else if (statement.getUpdateCount() > 0) {
                err.println(statement.getUpdateCount() + " rows changed");
            }
            if (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                throw new CommandFailure("only the first statement was shown and nothing was changed; give one"
                        + " statement at a time.");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new CommandFailure(sentence(e), e);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static void print(ResultSet rows, boolean isCsv, PrintWriter out) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        List<Boolean> isNumber = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
            isNumber.add(NUMBERS.contains(columns.getColumnType(i)));
        }
        if (isCsv) {
            out.print(CsvLine.of(names));
            while (rows.next()) {
                out.print(CsvLine.of(values(rows, names.size())));
            }
        } else {
            TextTable table = new TextTable(names, isNumber);
            while (rows.next()) {
                table.add(values(rows, names.size()));
            }
            table.print(out);
        }
    }

    private static List<@Nullable String> values(ResultSet rows, int count) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            values.add(rows.getString(i));
        }
        return values;
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // Closing the connection, which follows, ends the query as well.
            return;
        }
    }

    private static String sentence(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        if (server == null || server.getMessage() == null) {
            return "the query failed: " + e.getMessage();
        }
        String hint = server.getHint() == null ? "" : " (" + server.getHint() + ')';
        String where = server.getPosition() > 0 ? " at character " + server.getPosition() : "";
        return "SQL error: " + server.getMessage() + where + hint + '.';
    }
}
