package org.alphadetector.sink.injection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.alphadetector.ingest.injection.InjectedField;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;

/** Writes injections to {@code market.injection}, each once: one that is there already stays as it is. */
public final class InjectionTable implements Consumer<Injection> {
    private static final String INSERT = "INSERT INTO market.injection (injection_id, class, subtype, assets, start_ts,"
            + " move_end_ts, end_ts, direction, size_sigmas, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING";

    private final Database database;

    /** A table of a database that is migrated. */
    public InjectionTable(Database database) {
        this.database = database;
    }

    @Override
    public void accept(Injection injection) {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, injection.id());
            statement.setString(2, injection.eventClass());
            statement.setString(3, injection.subtype());
            statement.setArray(4, assets(connection, injection));
            setTime(statement, 5, injection.startMs());
            setTime(statement, 6, injection.moveEndMs());
            setTime(statement, 7, injection.endMs());
            statement.setInt(8, injection.direction());
            statement.setDouble(9, injection.sizeSigmas());
            statement.setArray(10, fields(connection, injection));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private static Array assets(Connection connection, Injection injection) throws SQLException {
        return connection.createArrayOf(
                "text", injection.assets().stream().map(AssetId::key).toArray());
    }

    private static Array fields(Connection connection, Injection injection) throws SQLException {
        return connection.createArrayOf(
                "text",
                injection.kind().fields().stream().map(InjectedField::wireName).toArray());
    }

    private static void setTime(PreparedStatement statement, int index, long ms) throws SQLException {
        statement.setObject(index, Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC));
    }
}
