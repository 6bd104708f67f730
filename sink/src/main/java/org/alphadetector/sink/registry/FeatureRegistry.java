package org.alphadetector.sink.registry;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.RowLayout;

/** Fills {@code feature_registry} from the declarations of the columns. */
public final class FeatureRegistry {
    private static final String FEATURES_TABLE = "features_snapshot";

    private static final String UPSERT = "INSERT INTO market.feature_registry (feature_name, table_name, column_name,"
            + " column_group, sql_type, \"window\", formula, inputs, units, value_range, pack, notes)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (feature_name) DO UPDATE SET"
            + " table_name = excluded.table_name, column_name = excluded.column_name,"
            + " column_group = excluded.column_group, sql_type = excluded.sql_type, \"window\" = excluded.\"window\","
            + " formula = excluded.formula, inputs = excluded.inputs, units = excluded.units,"
            + " value_range = excluded.value_range, pack = excluded.pack, notes = excluded.notes,"
            + " deprecated_at = NULL";

    private static final String DEPRECATE = "UPDATE market.feature_registry SET deprecated_at = now()"
            + " WHERE table_name = ? AND deprecated_at IS NULL AND NOT column_name = ANY (?)";

    private FeatureRegistry() {}

    /** Adds and refreshes the declared columns and marks those deprecated that are no longer declared. */
    public static void fill(Connection connection, List<RowLayout> layouts) throws SQLException {
        for (RowLayout layout : layouts) {
            upsert(connection, layout);
            deprecate(connection, layout);
        }
    }

    /** The registry's key of a column: its name, with the table in front where that is not the feature table. */
    public static String nameOf(RowLayout layout, Column column) {
        return layout.table().equals(FEATURES_TABLE) ? column.name() : layout.table() + '.' + column.name();
    }

    private static void upsert(Connection connection, RowLayout layout) throws SQLException {
        // In one order, so that two processes that start together wait for each other instead of deadlocking.
        List<Column> columns = new ArrayList<>(layout.allColumns());
        columns.sort(Comparator.comparing(Column::name));
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (Column column : columns) {
                statement.setString(1, nameOf(layout, column));
                statement.setString(2, layout.table());
                statement.setString(3, column.name());
                statement.setString(4, column.group());
                statement.setString(5, column.type().ddl());
                statement.setString(6, column.window());
                statement.setString(7, column.formula());
                statement.setArray(8, textArray(connection, column.inputs()));
                statement.setString(9, column.unit());
                statement.setString(10, column.range());
                statement.setString(11, column.pack());
                statement.setString(12, column.meaning());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void deprecate(Connection connection, RowLayout layout) throws SQLException {
        List<String> declared = layout.allColumns().stream().map(Column::name).toList();
        try (PreparedStatement statement = connection.prepareStatement(DEPRECATE)) {
            statement.setString(1, layout.table());
            statement.setArray(2, textArray(connection, declared));
            statement.executeUpdate();
        }
    }

    static Array textArray(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
