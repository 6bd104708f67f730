package org.alphadetector.app.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.schema.Migrations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The address of a database, with user and password, as JDBC wants it.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database?user=...&password=...}
 */
public record PostgresAddress(String jdbcUrl) {
    private static final String JDBC = "jdbc:postgresql://";

    /** Reads both {@code jdbc:postgresql://...} and {@code postgresql://user:password@host:port/database}. */
    public static final class Converter implements ITypeConverter<PostgresAddress> {
        @Override
        public PostgresAddress convert(String text) {
            if (text.startsWith(JDBC)) {
                return new PostgresAddress(text);
            }
            if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
                return new PostgresAddress(ofUri(text));
            }
            throw new TypeConversionException("write postgresql://user:password@host:port/database or its JDBC form");
        }

        private static String ofUri(String text) {
            try {
                URI uri = new URI(text);
                String userInfo = uri.getUserInfo() == null ? "" : uri.getUserInfo();
                int colon = userInfo.indexOf(':');
                String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
                StringBuilder url = new StringBuilder(JDBC).append(uri.getHost());
                url.append(':').append(uri.getPort() < 0 ? 5432 : uri.getPort());
                url.append(uri.getPath()).append("?user=").append(encode(user));
                if (colon >= 0) {
                    url.append("&password=").append(encode(userInfo.substring(colon + 1)));
                }
                return uri.getRawQuery() == null
                        ? url.toString()
                        : url.append('&').append(uri.getRawQuery()).toString();
            } catch (URISyntaxException e) {
                throw new TypeConversionException("'" + text + "' is not the address of a database");
            }
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** Opens the database and brings its schema up to date; an address that does not work is to be put right. */
    public Database open() {
        Database database = connect();
        try {
            Migrations.run(database);
            return database;
        } catch (DatabaseException e) {
            database.close();
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Database connect() {
        try {
            return Database.open(jdbcUrl);
        } catch (DatabaseException e) {
            throw new UserMistake(lowerFirst(String.valueOf(e.getMessage())), e);
        }
    }

    /** The address of another database on the same server, which is made when it is not there. */
    public PostgresAddress sibling(String database) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            if (!exists(connection, database)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create database \"" + database + '"');
                }
            }
        } catch (SQLException e) {
            throw new UserMistake(
                    lowerFirst(String.valueOf(DatabaseException.of(e).getMessage())), e);
        }
        int path = jdbcUrl.indexOf('/', JDBC.length());
        int query = jdbcUrl.indexOf('?');
        String server = path < 0 ? jdbcUrl : jdbcUrl.substring(0, path);
        return new PostgresAddress(server + '/' + database + (query < 0 ? "" : jdbcUrl.substring(query)));
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String lowerFirst(String sentence) {
        boolean isName = sentence.startsWith("PostgreSQL");
        return isName ? sentence : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
