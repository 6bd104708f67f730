package org.alphadetector.bench.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.bench.measurement.AtLeastOne;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.bench.measurement.Rounds;
import org.alphadetector.bench.topology.BenchCluster;
import org.alphadetector.features.row.Row;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.schema.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the sink against Debezium's. */
@Command(
        name = "debezium",
        header = "Measures rows/s of the sink against Debezium's JDBC sink, each from a topic into features_snapshot.",
        description =
                "First write into an empty table, then a full rewrite with other values. Both read JSON that is on"
                        + " the topic already, one partition, one at a time, with the same rows, table, Postgres (fsync on) and"
                        + " broker; the clock runs from the start of reading to the commit of the last row. Debezium runs in a"
                        + " Kafka Connect standalone worker of its own process, upserts by primary key, and gets the schema once"
                        + " in its settings. COPY of rows as ready binary data into the same table, in batches of as many, shows"
                        + " what the table allows. First: mvn -q -f bench/debezium/pom.xml package. The first round is not counted.")
public final class DebeziumCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "30000", description = "Rows (${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--rounds",
            converter = AtLeastOne.class,
            defaultValue = "3",
            description = "Counted rounds (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--batch",
            defaultValue = "2000",
            description = "Debezium's rows a transaction, the sink's own is 2000 (${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--unnest",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Whether Debezium inserts by unnest of arrays instead of by rewritten batches (${DEFAULT-VALUE}).")
    private boolean isUnnesting;

    @Option(
            names = "--home",
            defaultValue = "bench/debezium/target",
            description = "Where worker and connector are (${DEFAULT-VALUE}).")
    private Path home = Path.of("bench/debezium/target");

    @Override
    public Integer call() throws IOException, SQLException, ExecutionException, InterruptedException {
        if (!Files.isDirectory(home.resolve("worker")) || !Files.isDirectory(home.resolve("plugins"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no Debezium in " + home + ": run 'mvn -q -f bench/debezium/pom.xml package' first.");
        }
        System.out.println(Machine.describe());
        List<Integer> ports = FreePorts.pick(2);
        try (BenchCluster cluster = new BenchCluster();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        cluster.directory().resolve("postgres"),
                        ports.get(0),
                        cluster.directory().resolve("postgres.log"),
                        true);
                Database database = Database.open(postgres.jdbcUrl())) {
            Migrations.run(database);
            cluster.createTopics();
            allowText(database);
            SinkRows source = new SinkRows(database);
            try (TopicReader sink = new SinkReader(cluster.bootstrap(), database, source.layout());
                    TopicReader debezium = new DebeziumReader(
                            cluster,
                            source.layout(),
                            postgres.jdbcUrl(),
                            home,
                            ports.get(1),
                            new DebeziumReader.Tuning(batchSize, isUnnesting))) {
                measure(database, source, sink, debezium);
            }
        }
        return 0;
    }

    private void measure(Database database, SinkRows source, TopicReader sink, TopicReader debezium)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        System.out.printf(Locale.ROOT, "input: %,d rows of %d columns%n", rows, source.columnCount());
        TopicLane ours = new TopicLane("alpha", database, sink);
        TopicLane theirs = new TopicLane("Debezium", database, debezium);
        Rounds copy = new Rounds("raw binary COPY");
        for (int round = 0; round <= rounds; round++) {
            List<Row> first = source.of(rows, 2 * round);
            List<Row> changed = source.of(rows, 2 * round + 1);
            for (TopicLane lane : List.of(ours, theirs)) {
                empty(database);
                lane.run(first, changed, round > 0);
            }
            RawCopy raw = new RawCopy(database, source.layout(), batchSize, RawCopy.Format.BINARY);
            empty(database);
            long start = System.nanoTime();
            raw.run(database);
            if (round > 0) {
                copy.add(rows, System.nanoTime() - start);
            }
        }
        System.out.println(copy.describeThousands());
        ours.print();
        theirs.print();
        ours.printRatioTo(theirs);
        ours.printRatioTo(copy);
    }

    /** Debezium sends arrays of text for columns of these types and does not cast them. */
    private static void allowText(Database database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String type : List.of("market.tf", "market.dq_status", "jsonb", "timestamptz")) {
                statement.execute("CREATE CAST (text AS " + type + ") WITH INOUT AS ASSIGNMENT");
            }
        }
    }

    /** The offsets stay: the topics go on. */
    private static void empty(Database database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + SinkRows.TABLE);
            statement.execute("CHECKPOINT");
        }
    }
}
