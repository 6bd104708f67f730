package org.alphadetector.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database with the schema {@code market}; connections look there first. */
public final class Database implements AutoCloseable {
    private static final int LARGEST_POOL_SIZE = 8;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final long CONNECTION_WAIT_MS = 3_000;
    private static final String SCHEMAS = "market,public";

    private static final String IDENTITY =
            "SELECT system_identifier || '-' || oid FROM pg_control_system(), pg_database"
                    + " WHERE datname = current_database()";
    private static final String APPLICATION_NAME = "alpha-detector";
    /** A server that says nothing for so long is as good as away. */
    private static final int SILENCE_SECONDS = 60;
    /** The server ends a transaction of ours that says nothing for so long: it may keep rows locked. */
    private static final String LIMIT = "SET idle_in_transaction_session_timeout = '10s'";

    private static final String ROW_TABLES =
            "market.features_snapshot, market.market_snapshot, market.anomaly_event, market.ingest_count,"
                    + " market.sink_offset, market.asset, market.baseline_state, market.residual_registry, market.universe_audit,"
                    + " market.hotlist_state, market.injection";

    private final HikariDataSource pool;
    private final DataSource unlimited;

    private Database(HikariDataSource pool, DataSource unlimited) {
        this.pool = pool;
        this.unlimited = unlimited;
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
        config.addDataSourceProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
        config.addDataSourceProperty("currentSchema", SCHEMAS);
        config.addDataSourceProperty("ApplicationName", APPLICATION_NAME);
        config.setConnectionInitSql(LIMIT);
        return new Database(new HikariDataSource(config), unlimited(jdbcUrl, user, password));
    }

    private static DataSource unlimited(String jdbcUrl, @Nullable String user, @Nullable String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        source.setTcpKeepAlive(true);
        source.setCurrentSchema(SCHEMAS);
        source.setApplicationName(APPLICATION_NAME);
        return source;
    }

    /**
     * Tells the database from all others, wherever it is reached: the cluster's identifier and the database's number
     * within it. A physical copy has its original's.
     */
    public String identity() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet identity = statement.executeQuery(IDENTITY)) {
            if (!identity.next()) {
                throw new IllegalStateException("the server does not know the database it is connected to");
            }
            return identity.getString(1);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /** The pool that hands out the connections. */
    public DataSource dataSource() {
        return pool;
    }

    /** Connections of their own, without the pool's limits: a migration may take long, and so may waiting for one. */
    public DataSource unlimited() {
        return unlimited;
    }

    /**
     * A connection from the pool, in auto-commit mode. It fails when the server says nothing for a minute, and the
     * server ends it when it says nothing for 10 s in a transaction.
     */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** The same, but for queries over whole tables: it waits for the server as long as it takes. */
    public Connection patientConnection() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Empties every table of rows, state and offsets, for a replay that starts over; the registries stay. */
    public void truncateAll() {
        try (Connection connection = patientConnection();
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
