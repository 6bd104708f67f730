package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.alphadetector.bench.measurement.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the fault campaign. */
@Command(
        name = "campaign",
        header =
                "Kills, pauses, starves, adds and removes the processes of a running pipeline and compares the tables.",
        description = {
            "Broker, Postgres, 'alpha run', 'alpha sink' and 'alpha feed simulate' run as processes of their own. Which"
                    + " fault comes when follows from the seed. After each fault the pipeline has to catch up: the time"
                    + " counts from the moment at which everything is started again, until a minute that closed"
                    + " since, and the last minute but one of the ticks, are in Postgres. Every fourth fault or so is"
                    + " followed by another up to eight seconds later, recovered or not. A process that ends by itself"
                    + " is started again a second later and counted. A replay that is killed has to come to its end.",
            "Once all faults are done the rest of the market is fed at once. At the end digests, rows and committed records"
                    + " must equal those of the same market in process, undisturbed; otherwise the exit code is 1."
        })
public final class CampaignCommand implements Callable<Integer> {
    @Option(names = "--faults", defaultValue = "65", description = "How many faults (${DEFAULT-VALUE}).")
    private int faults;

    @Option(names = "--seed", defaultValue = "1", description = "Of faults and market (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "1440",
            description = "How long the market trades, in its own time (${DEFAULT-VALUE}); faults end with it.")
    private int minutes;

    @Option(
            names = "--speed",
            defaultValue = "30",
            description = "How much faster than in reality the market is fed (${DEFAULT-VALUE}).")
    private int speed;

    @Option(names = "--kinds", split = ",", description = "Only these kinds: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<FaultKind> kinds = List.of(FaultKind.values());

    @Option(
            names = "--matrix",
            description =
                    "No faults: one and two instances, and instances that come and go, on one to four partitions.")
    private boolean isMatrix;

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        Path directory = Files.createTempDirectory("alpha-campaign");
        System.out.println("seed " + seed + ", data and logs: " + directory);
        return (isMatrix ? runMatrix(directory) : runFaults(directory)) ? 0 : 1;
    }

    private boolean runFaults(Path directory) throws InterruptedException, IOException {
        System.out.println("market of " + minutes + " minutes at speed " + speed);
        Campaign campaign = new Campaign(directory, new MarketOfCampaign(seed, minutes, 1), speed, kinds);
        Cleanup cleanup = Cleanup.atTheLatestAtExit(campaign::close);
        try {
            return campaign.run(faults);
        } finally {
            cleanup.run();
        }
    }

    private boolean runMatrix(Path directory) throws InterruptedException, IOException {
        Matrix matrix = new Matrix(directory, seed);
        Cleanup cleanup = Cleanup.atTheLatestAtExit(matrix::close);
        try {
            return matrix.run();
        } finally {
            cleanup.run();
        }
    }
}
