package org.alphadetector.bench.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.alphadetector.bench.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the fault campaign. */
@Command(
        name = "campaign",
        header = "Kills, pauses, adds and removes the processes of a running pipeline and compares the tables.",
        description = {
            "Broker, Postgres, 'alpha run', 'alpha sink' and 'alpha feed simulate' run as processes of their own. Which"
                    + " fault comes when follows from the seed. After each fault the pipeline has to catch up: the time"
                    + " counts from the moment at which everything is started again, until a minute that closed"
                    + " since, and the last minute but one of the ticks, are in Postgres. A process that ends by"
                    + " itself is started again a second later and counted.",
            "At the end digests and counts must equal those of the same market in process, undisturbed."
        })
public final class CampaignCommand implements Callable<Integer> {
    @Option(names = "--faults", defaultValue = "60", description = "How many faults (${DEFAULT-VALUE}).")
    private int faults;

    @Option(names = "--seed", defaultValue = "1", description = "Of faults and market (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "600",
            description = "How long the market trades, in its own time (${DEFAULT-VALUE}); faults end with it.")
    private int minutes;

    @Option(
            names = "--speed",
            defaultValue = "30",
            description = "How much faster than in reality the market is fed (${DEFAULT-VALUE}).")
    private int speed;

    @Option(names = "--kinds", split = ",", description = "Only these kinds: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<FaultKind> kinds = List.of(FaultKind.values());

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        System.out.println("seed " + seed + ", market of " + minutes + " minutes at speed " + speed);
        Path directory = Files.createTempDirectory("alpha-campaign");
        System.out.println("data and logs: " + directory);
        MarketOfCampaign market = new MarketOfCampaign(seed, minutes, speed);
        return new Campaign(directory, market, kinds).run(faults) ? 0 : 1;
    }
}
