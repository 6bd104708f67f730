package org.alphadetector.sink.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.alphadetector.detectors.catalog.DetectorCatalog;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.registry.DetectorRegistry;
import org.alphadetector.sink.registry.FeatureRegistry;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema {@code market} up to date; safe to run again and from several processes at once. */
public final class Migrations {
    /** The schema of everything the pipeline writes. */
    public static final String SCHEMA = "market";

    private Migrations() {}

    /**
     * Brings the schema up to date for the rows and detectors there are: runs what is missing, checks that every
     * declared column is in its table, and writes comments and registries from the declarations.
     */
    public static void run(Database database) {
        run(database, List.of(FeatureCatalog.layout(), MarketCatalog.layout()), DetectorCatalog.specs());
    }

    /** Does the same for these layouts and detectors. */
    public static void run(Database database, List<RowLayout> layouts, List<DetectorSpec> detectors) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.unlimited())
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .table("schema_history")
                    .locations("classpath:org/alphadetector/sink/migration")
                    .placeholderReplacement(false)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw DatabaseException.of(e);
        }
        try (Connection connection = database.unlimited().getConnection()) {
            Roles.ensure(connection);
            describe(connection, layouts, detectors);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private static void describe(Connection connection, List<RowLayout> layouts, List<DetectorSpec> detectors)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Two processes that start together would change the same catalogue rows and fail.
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('market descriptions', 0))");
            for (RowLayout layout : layouts) {
                DeclaredColumns.check(connection, layout);
                ColumnComments.write(connection, layout);
            }
            FeatureRegistry.fill(connection, layouts);
            DetectorRegistry.fill(connection, detectors);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
