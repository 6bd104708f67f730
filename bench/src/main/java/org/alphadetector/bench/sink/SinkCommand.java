package org.alphadetector.bench.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.bench.measurement.AtLeastOne;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.bench.measurement.Rounds;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.schema.Migrations;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the sink's writer against COPY. */
@Command(
        name = "sink",
        header = "Measures rows/s of the sink's writer, first write and full rewrite, against COPY of the same rows.",
        description = "Every column of features_snapshot has a value; one connection, a transaction a batch, fsync on,"
                + " Postgres on this machine. The rewrite changes every value but the keys. COPY gets text, or binary data, that is ready, the writer encodes rows. They take"
                + " turns, each after a checkpoint; the first round warms up and is not counted.")
public final class SinkCommand implements Callable<Integer> {
    @Option(names = "--rows", defaultValue = "20000", description = "Rows (${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--batch", defaultValue = "2000", description = "Rows a transaction (${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--rounds",
            converter = AtLeastOne.class,
            defaultValue = "5",
            description = "Counted rounds (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException, SQLException {
        System.out.println(Machine.describe());
        Path directory = Files.createTempDirectory("alpha-bench");
        int port = FreePorts.pick(1).get(0);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        directory.resolve("postgres"), port, directory.resolve("postgres.log"), true);
                Database database = Database.open(postgres.jdbcUrl())) {
            Migrations.run(database);
            measure(database);
        } finally {
            DataDirectory.delete(directory);
        }
        return 0;
    }

    private void measure(Database database) throws SQLException, IOException {
        SinkRows source = new SinkRows(database);
        List<Row> input = source.of(rows, 1);
        List<Row> changed = source.of(rows, 2);
        write(database, input);
        RawCopy raw = new RawCopy(database, source.layout(), batchSize, RawCopy.Format.TEXT);
        RawCopy rawBinary = new RawCopy(database, source.layout(), batchSize, RawCopy.Format.BINARY);
        System.out.printf(
                Locale.ROOT, "input: %,d rows of %d columns, %,d a batch%n", rows, source.columnCount(), batchSize);
        Rounds copy = new Rounds("raw COPY");
        Rounds binaryCopy = new Rounds("raw binary COPY");
        Rounds first = new Rounds("first write");
        Rounds rewrite = new Rounds("full rewrite");
        for (int round = 0; round <= rounds; round++) {
            boolean isCounted = round > 0;
            prepare(database, true);
            time(isCounted ? copy : new Rounds("warm-up"), () -> raw.run(database));
            prepare(database, true);
            time(isCounted ? binaryCopy : new Rounds("warm-up"), () -> rawBinary.run(database));
            prepare(database, true);
            time(isCounted ? first : new Rounds("warm-up"), () -> write(database, input));
            prepare(database, false);
            time(isCounted ? rewrite : new Rounds("warm-up"), () -> write(database, changed));
        }
        for (Rounds measured : List.of(copy, binaryCopy, first, rewrite)) {
            System.out.println(measured.describeThousands());
        }
        System.out.println(first.describeRatioTo(copy));
        System.out.println(rewrite.describeRatioTo(copy));
        System.out.println(first.describeRatioTo(binaryCopy));
    }

    private void time(Rounds into, Run run) throws SQLException {
        long start = System.nanoTime();
        run.run();
        into.add(rows, System.nanoTime() - start);
    }

    private void write(Database database, List<Row> input) {
        SinkContext context = new SinkContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), true);
        RowLayout layout = input.get(0).layout();
        SinkWriter writer = new SinkWriter(database, layout, MarketCatalog.layout(), context, batchSize);
        input.forEach(writer::snapshot);
        writer.flush();
    }

    private static void prepare(Database database, boolean isEmptied) throws SQLException {
        if (isEmptied) {
            database.truncateAll();
        }
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** What is measured. */
    private interface Run {
        void run() throws SQLException;
    }
}
