package org.alphadetector.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.alphadetector.detectors.DetectorCatalog;
import org.alphadetector.detectors.DetectorSpec;
import org.alphadetector.features.asset.FeatureCatalog;
import org.alphadetector.features.market.MarketColumns;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.sink.schema.Migrations;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database with the schema {@code market}; connections look there first. */
public final class Database implements AutoCloseable {
    private static final int LARGEST_POOL_SIZE = 8;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final long CONNECTION_WAIT_MS = 3_000;
    private static final String ROW_TABLES =
            "market.features_snapshot, market.market_snapshot, market.anomaly_event, market.ingest_count,"
                    + " market.sink_offset, market.asset, market.baseline_state, market.universe_audit,"
                    + " market.hotlist_state, market.injection";

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the database of a JDBC address that carries user and password where they are needed. */
    public static Database open(String jdbcUrl) {
        return open(jdbcUrl, null, null);
    }

    /** Opens the database; a failure is one sentence that says what to do. */
    public static Database open(String jdbcUrl, @Nullable String user, @Nullable String password) {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new DatabaseException(
                    "The database address must look like jdbc:postgresql://host:5432/name?user=...&password=....");
        }
        probe(jdbcUrl, user, password);
        HikariConfig config = new HikariConfig();
        config.setPoolName("sink");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(LARGEST_POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT_MS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("currentSchema", "market,public");
        config.addDataSourceProperty("ApplicationName", "alpha-detector");
        return new Database(new HikariDataSource(config));
    }

    /**
     * Brings the schema up to date for the rows and detectors there are: runs the migrations, checks that every
     * declared column is in its table, and writes comments and registries from the declarations.
     */
    public void migrate() {
        migrate(List.of(FeatureCatalog.layout(), MarketColumns.layout()), DetectorCatalog.specs());
    }

    /** Does the same for these layouts and detectors. */
    public void migrate(List<RowLayout> layouts, List<DetectorSpec> detectors) {
        Migrations.run(pool, layouts, detectors);
    }

    /** The pool that hands out the connections. */
    public DataSource dataSource() {
        return pool;
    }

    /** A connection from the pool, in auto-commit mode. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Empties every table of rows, state and offsets, for a replay that starts over; the registries stay. */
    public void truncateAll() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + ROW_TABLES);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** One plain attempt, because the pool would hide the reason behind a timeout. */
    private static void probe(String jdbcUrl, @Nullable String user, @Nullable String password) {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties)) {
            connection.isValid(CONNECT_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }
}
