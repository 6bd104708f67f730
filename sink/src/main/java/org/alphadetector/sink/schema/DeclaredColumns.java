package org.alphadetector.sink.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.sink.DatabaseException;

/** Compares a table with the columns that are declared for it. */
public final class DeclaredColumns {
    private static final String COLUMN_TYPES =
            "SELECT attname, replace(replace(format_type(atttypid, atttypmod), 'market.', ''),"
                    + " 'timestamp with time zone', 'timestamptz')"
                    + " FROM pg_attribute WHERE attrelid = to_regclass('market.' || quote_ident(?))"
                    + " AND attnum > 0 AND NOT attisdropped ORDER BY attname";

    private DeclaredColumns() {}

    /** The columns of a table of schema {@code market} and their types, by name. */
    public static Map<String, String> typesOf(Connection connection, String table) throws SQLException {
        Map<String, String> types = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMN_TYPES)) {
            statement.setString(1, table);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    types.put(result.getString(1), result.getString(2));
                }
            }
        }
        return types;
    }

    /** Fails when a declared column is missing or has another type than its declaration says. */
    public static void check(Connection connection, RowLayout layout) throws SQLException {
        Map<String, String> types = typesOf(connection, layout.table());
        List<String> wrong = new ArrayList<>();
        for (Column column : layout.allColumns()) {
            String type = types.get(column.name());
            if (!column.type().ddl().equals(type)) {
                wrong.add(column.name() + " must be " + column.type().ddl()
                        + (type == null ? " but is missing" : " but is " + type));
            }
        }
        if (!wrong.isEmpty()) {
            throw new DatabaseException("The table " + layout.table()
                    + " does not match the declared columns, add a migration: " + String.join(", ", wrong) + '.');
        }
    }
}
