package org.alphadetector.bench.campaign;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.app.BuildVersion;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.digest.TableDigest;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;

/** Reads and fills the tables that are compared. */
final class TableState {
    private static final List<String> TABLES = List.of("features_snapshot", "market_snapshot", "anomaly_event");

    private TableState() {}

    /** Fills a database in process with what the market must give. */
    static void fillUndisturbed(Database database, MarketOfCampaign market) {
        PipelineSettings settings = Settings.defaults().pipeline();
        SinkWriter writer =
                new SinkWriter(database, new SinkContext(Clock.systemUTC(), false), SinkWriter.DEFAULT_BATCH_SIZE);
        InlinePipeline pipeline = new InlinePipeline(
                settings,
                settings.provenance(BuildVersion.gitCommit()),
                new TreeSet<>(Set.of(MarketOfCampaign.EXCHANGE)),
                1,
                writer);
        try (MarketSimulator simulator = new MarketSimulator(market.settings())) {
            while (simulator.advance()) {
                pipeline.accept(simulator.tick());
            }
        }
        writer.flush();
    }

    /** Rows of each table, and how many ticks met which fate. */
    static Map<String, Long> counts(Database database) {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                counts.put(table, number(statement, "select count(*) from market." + table));
            }
            counts.put(
                    "open anomalies by id",
                    number(statement, "select count(distinct event_id) from market.anomaly_event"));
            return counts;
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    static Map<String, String> digests(Database database) {
        Map<String, String> digests = new TreeMap<>();
        TABLES.forEach(table -> digests.put(table, TableDigest.of(database, table)));
        return digests;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
