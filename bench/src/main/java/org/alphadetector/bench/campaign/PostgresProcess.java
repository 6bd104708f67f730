package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Path;
import org.alphadetector.app.embedded.EmbeddedPostgres;

/** Starts a durable Postgres server in a process of its own, which ends when the server does. */
public final class PostgresProcess {
    private PostgresProcess() {}

    /** Arguments: directory, port, file of the log. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.start(directory, Integer.parseInt(args[1]), Path.of(args[2]), true);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            Postmaster.of(directory).ifPresent(process -> process.onExit().join());
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            throw e;
        } finally {
            // A supervisor starts it again; threads of the failed start must not keep it here.
            Runtime.getRuntime().halt(1);
        }
    }
}
