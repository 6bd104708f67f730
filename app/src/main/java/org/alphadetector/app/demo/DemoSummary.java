package org.alphadetector.app.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.alphadetector.app.console.TextTable;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;

/** What a demo has left in Postgres, and how to ask for more. */
public final class DemoSummary {
    private static final String BY_CLASS = "select class, subtype, count(*), round(avg(severity)), max(severity)"
            + " from market.anomaly_event group by class, subtype order by class, subtype";
    private static final List<String> QUERIES = List.of(
            "select trigger_ts, symbol, class, subtype, severity from anomaly_event order by severity desc"
                    + " limit 20",
            "select exchange_ts, leader, dominance_share, return_dispersion_m_5 from market_snapshot where tf = '15m'"
                    + " order by exchange_ts",
            "select tf, count(*) from features_snapshot group by tf");

    private final PrintWriter out;

    public DemoSummary(PrintWriter out) {
        this.out = out;
    }

    /** Prints what there is. */
    public void print(Database database, DemoResult result) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%,d ticks in %.1f s, %d anomalies%n%n",
                result.ticks(),
                result.seconds(),
                result.anomalies());
        TextTable table = new TextTable(
                List.of("class", "subtype", "anomalies", "mean severity", "highest"),
                List.of(false, false, true, true, true));
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BY_CLASS)) {
            while (rows.next()) {
                table.add(List.of(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
        table.print(out);
        out.println();
        new TruthSummary(out, result.endMicros()).print(result.matching());
        out.flush();
    }

    /** Prints the lines that query the data. */
    public void printQueries(Path directory) {
        out.println("Ask the database:");
        QUERIES.forEach(query -> out.println("  alpha sql --data " + directory + " \"" + query + '"'));
        out.flush();
    }
}
