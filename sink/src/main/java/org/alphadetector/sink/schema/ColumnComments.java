package org.alphadetector.sink.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.RowLayout;

/** Puts what a column's declaration says into the comment on the column. */
final class ColumnComments {
    private static final String COMMENTS = "SELECT attname, col_description(attrelid, attnum) FROM pg_attribute"
            + " WHERE attrelid = to_regclass('market.' || quote_ident(?)) AND attnum > 0";
    private static final String IS_OWNER = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class"
            + " WHERE oid = to_regclass('market.' || quote_ident(?))";

    private ColumnComments() {}

    /** Writes the comments that changed, if the connected role owns the table: each one locks the table for a moment. */
    static void write(Connection connection, RowLayout layout) throws SQLException {
        if (!ownsTable(connection, layout.table())) {
            return;
        }
        Map<String, String> present = comments(connection, layout.table());
        try (Statement statement = connection.createStatement()) {
            for (Column column : layout.allColumns()) {
                String comment = textOf(column);
                if (!comment.equals(present.get(column.name()))) {
                    statement.execute("COMMENT ON COLUMN market." + layout.table() + '.' + column.name() + " IS '"
                            + comment.replace("'", "''") + '\'');
                }
            }
        }
    }

    /** Meaning, then unit, window, range and formula where the declaration has them. */
    static String textOf(Column column) {
        StringBuilder text = new StringBuilder(column.meaning());
        append(text, "unit", column.unit());
        append(text, "window", column.window());
        append(text, "range", column.range());
        append(text, "formula", column.formula());
        return text.toString();
    }

    private static void append(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append(" | ").append(label).append(": ").append(value);
        }
    }

    private static boolean ownsTable(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_OWNER)) {
            statement.setString(1, table);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static Map<String, String> comments(Connection connection, String table) throws SQLException {
        Map<String, String> comments = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COMMENTS)) {
            statement.setString(1, table);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    comments.put(result.getString(1), result.getString(2));
                }
            }
        }
        return comments;
    }
}
