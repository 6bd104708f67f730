package org.alphadetector.sink.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The roles beside the owner, who is whoever runs the migrations: {@code alpha_writer} writes rows and has months made,
 * {@code analyst} reads. Neither can log in; a person's or a program's role is made a member.
 */
final class Roles {
    private static final String MAY_CREATE_ROLES =
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";
    private static final String GRANTED_ALREADY = "SELECT count(*) = 2 FROM pg_roles WHERE rolname IN"
            + " ('alpha_writer', 'analyst') AND has_table_privilege(oid, 'market.sink_offset', 'SELECT')";

    private static final List<String> GRANTS = List.of(
            "GRANT USAGE ON SCHEMA market TO alpha_writer, analyst",
            "GRANT SELECT ON ALL TABLES IN SCHEMA market TO analyst",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA market TO alpha_writer",
            "GRANT EXECUTE ON FUNCTION market.create_month TO alpha_writer",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA market GRANT SELECT ON TABLES TO analyst",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA market"
                    + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO alpha_writer");

    private Roles() {}

    /** Creates the roles and grants them their rights, if the connected role may; otherwise leaves things as they are. */
    static void ensure(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Two processes that grant at once would fail on each other's catalogue rows.
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('market roles', 0))");
            if (isTrue(statement, MAY_CREATE_ROLES) && !isTrue(statement, GRANTED_ALREADY)) {
                create(statement, "alpha_writer");
                create(statement, "analyst");
                for (String grant : GRANTS) {
                    statement.execute(grant);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void create(Statement statement, String role) throws SQLException {
        if (!isTrue(statement, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role + "')")) {
            statement.execute("CREATE ROLE " + role + " NOLOGIN");
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
