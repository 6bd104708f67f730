package org.alphadetector.bench.campaign;

import java.nio.file.Path;
import org.alphadetector.app.embedded.EmbeddedPostgres;

/** Starts a durable Postgres server and watches over it in a process of its own, until it is killed. */
public final class PostgresProcess {
    private PostgresProcess() {}

    /** Arguments: directory, port, file of the log. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedPostgres server =
                EmbeddedPostgres.start(Path.of(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), true);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Thread.currentThread().join();
    }
}
