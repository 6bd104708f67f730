package org.alphadetector.app.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.exit.StopSignal;
import org.jspecify.annotations.Nullable;

/** The database of a data directory: the running one of its owner, or one started for this use and stopped after it. */
public final class DirectoryDatabase implements AutoCloseable {
    /** The name under which this class owns a directory for the time of a query. */
    private static final String COMMAND = "sql";

    private static final long WAIT_MS = 60_000;
    private static final long RETRY_MS = 200;

    private final String jdbcUrl;
    private final @Nullable DataDirectory directory;
    private final @Nullable EmbeddedPostgres postgres;

    private DirectoryDatabase(String jdbcUrl, @Nullable DataDirectory directory, @Nullable EmbeddedPostgres postgres) {
        this.jdbcUrl = jdbcUrl;
        this.directory = directory;
        this.postgres = postgres;
    }

    /** Opens the database; waits while another query holds the directory, or while its owner still starts Postgres. */
    public static DirectoryDatabase open(Path root, StopSignal stop) {
        for (long waitedMs = 0; waitedMs < WAIT_MS && !stop.isRaised(); waitedMs += RETRY_MS) {
            Optional<DataDirectory> owned = DataDirectory.tryOwn(root, COMMAND);
            if (owned.isPresent()) {
                return start(owned.get());
            }
            String url = EmbeddedPostgres.jdbcUrl(DataDirectory.portsOf(root).postgres());
            boolean isBrief = DataDirectory.owner(root).orElse(COMMAND).equals(COMMAND);
            if (!isBrief && answers(url)) {
                return new DirectoryDatabase(url, null, null);
            }
            stop.await(RETRY_MS);
        }
        throw new CommandFailure("the Postgres of " + root + ", which another command runs, does not answer; look at "
                + root.resolve("postgres.log") + '.');
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public void close() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } finally {
            if (directory != null) {
                directory.close();
            }
        }
    }

    private static DirectoryDatabase start(DataDirectory directory) {
        try {
            EmbeddedPostgres postgres = EmbeddedServices.startPostgres(directory);
            return new DirectoryDatabase(postgres.jdbcUrl(), directory, postgres);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static boolean answers(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
