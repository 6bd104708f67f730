package org.alphadetector.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alphadetector.app.demo.Demo;
import org.alphadetector.app.demo.DemoResult;
import org.alphadetector.app.demo.DemoSummary;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.app.version.BuildVersion;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.sink.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha demo}. */
@Command(
        name = "demo",
        header = "Watch a simulated market and its anomalies.",
        description = {
            "Starts a Kafka broker and Postgres of its own, feeds them a seeded market of correlated perpetuals at"
                    + " full speed (trades, books, tickers, liquidations; anomalies are injected from the 50th simulated"
                    + " minute on), and shows the anomalies as they come. At the end it prints what became of each injected one,"
                    + " a summary, and how to query the data.",
            "Then Postgres stays up for queries until Ctrl-C, unless --exit is given."
        },
        footer = {
            "  alpha demo",
            "  alpha demo --for 2h --exit",
            "  alpha demo --for 1d --seed 7 --assets 50 --data demo --exit"
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private MarketOptions market;

    @Option(names = "--exit", description = "Exit after the summary. Default: keep Postgres up until Ctrl-C.")
    private boolean isExit;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep everything in this directory, which must be new. Default: a temporary one, deleted at the"
                            + " end.")
    private @Nullable Path data;

    private final StopSignal stop;

    public DemoCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        SimulatorSettings settings = market.shown();
        PrintWriter err = spec.commandLine().getErr();
        try (DataDirectory directory = DataDirectory.own(data, "demo")) {
            if (directory.isUsed()) {
                throw new UserMistake(directory.root() + " holds data already; name a new directory, or delete it.");
            }
            err.println("starting a Kafka broker and Postgres ...");
            try (EmbeddedServices services = EmbeddedServices.start(directory);
                    Database database = new PostgresAddress(services.postgres().jdbcUrl()).open()) {
                err.println("simulating " + settings.assetCount() + " perpetuals ...");
                run(directory, services, database, settings);
            }
        }
        return 0;
    }

    private void run(
            DataDirectory directory, EmbeddedServices services, Database database, SimulatorSettings settings) {
        PrintWriter out = spec.commandLine().getOut();
        Demo demo = new Demo(directory, services.kafka(), database, BuildVersion.gitCommit(), out, stop);
        DemoResult result = demo.run(settings, market.truth());
        if (stop.isRaised()) {
            return;
        }
        DemoSummary summary = new DemoSummary(out);
        summary.print(database, result);
        if (isExit && !directory.isKept()) {
            out.println("The data was temporary; --data DIR keeps it for 'alpha sql --data DIR \"...\"'.");
            return;
        }
        summary.printQueries(directory.root());
        if (!isExit) {
            spec.commandLine().getErr().println("Postgres stays up for queries; Ctrl-C ends it.");
            stop.await();
        }
    }
}
