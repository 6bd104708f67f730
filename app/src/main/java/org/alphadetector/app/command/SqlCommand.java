package org.alphadetector.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.query.DirectoryDatabase;
import org.alphadetector.app.query.SqlQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alpha sql}. */
@Command(
        name = "sql",
        header = "Ask the database of a data directory.",
        description = {
            "Runs one SQL query against the embedded Postgres of --data and prints the result to stdout. If no command"
                    + " owns the directory now, its Postgres is started for the query and stopped after it.",
            "Tables lie in the schema market, which is searched first: features_snapshot, market_snapshot,"
                    + " anomaly_event, asset, baseline_state, residual_registry, feature_registry, detector_registry, ingest_count. Times are"
                    + " UTC. The query may only read, unless --write is given."
        },
        footer = {
            "  alpha sql --data demo \"select class, count(*) from anomaly_event group by 1\"",
            "  alpha sql --data demo --csv \"select * from features_snapshot where tf = '1h'\" > hours.csv"
        })
public final class SqlCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The data directory that 'alpha demo', 'alpha run' or 'alpha replay' wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--csv",
            description = "Print CSV (RFC 4180): one header line, NULL as an empty field. Default: an aligned table.")
    private boolean isCsv;

    @Option(names = "--write", description = "Let the statement change data. Default: it may only read.")
    private boolean mayWrite;

    @Parameters(paramLabel = "SQL", description = "The query, as one argument.")
    @SuppressWarnings("NullAway.Init")
    private String sql;

    private final StopSignal stop;

    public SqlCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        try (DirectoryDatabase database = DirectoryDatabase.open(data, stop)) {
            new SqlQuery(database.jdbcUrl(), mayWrite, stop)
                    .run(
                            sql,
                            isCsv,
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr());
        }
        return 0;
    }
}
