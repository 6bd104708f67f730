package org.alphadetector.bench.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.alphadetector.bench.measurement.AtLeastOne;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.features.row.Timeframe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long events take. */
@Command(
        name = "latency",
        header = "How long after a tick is due its event is in a trader's hands, and where the time goes.",
        description = {
            "Broker and Streams application run as processes of their own, feeder and readers in this one. A simulated"
                    + " market is fed in real time, event time being the time of the day, after a thin history that"
                    + " warms up the detectors. Trades far off their price make events: each asset one up and one down.",
            "Delays count from the time at which a tick was due, so that a feeder that falls behind hides nothing. A bar"
                    + " is due when its end and the lateness have passed. One reader takes everything, one only what is"
                    + " committed. What comes before --settle has passed is not counted: broker and application are new"
                    + " processes, and their virtual machines compile while they already run."
        })
public final class LatencyCommand implements Callable<Integer> {
    private static final long AFTER_CLOSE_MICROS = 2_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--assets", defaultValue = "200", description = "How many assets (${DEFAULT-VALUE}).")
    private int assets;

    @Option(
            names = "--ticks-per-second",
            defaultValue = "20000",
            description = "Of all assets together (${DEFAULT-VALUE}).")
    private int ticksPerSecond;

    @Option(
            names = "--seconds",
            defaultValue = "180",
            description = "How long delays are counted in a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--settle",
            defaultValue = "60",
            description = "Seconds before that in which ticks come as fast, but nothing is counted (${DEFAULT-VALUE}).")
    private int settleSeconds;

    @Option(
            names = "--lead",
            defaultValue = "45",
            description = "Seconds in which the history is made and taken in, at first (${DEFAULT-VALUE}).")
    private int leadSeconds;

    @Option(names = "--partitions", defaultValue = "1", description = "Of the tick topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--rounds",
            converter = AtLeastOne.class,
            defaultValue = "1",
            description = "Rounds, each with a new broker; their events count together (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the application, see docs/settings.md. Repeat for more.")
    private List<String> settings = List.of();

    @Option(
            names = "--streams",
            paramLabel = "NAME=VALUE",
            description = "A setting of Kafka Streams over the application's own. Repeat for more.")
    private List<String> streamsSettings = List.of();

    @Option(
            names = "--java",
            paramLabel = "FLAG",
            description = "A flag of the application's virtual machine. Repeat for more.")
    private List<String> appFlags = List.of();

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        List<String> lines = new ArrayList<>(settings);
        // The more sensitive the detectors, the more events of the same path there are.
        lines.add("detector.budget.percent=10000");
        LatencyPlan plan = new LatencyPlan(
                assets,
                ticksPerSecond,
                settleSeconds,
                seconds,
                leadSeconds,
                partitions,
                lines,
                streamsSettings,
                appFlags,
                List.of());
        System.out.println(plan);
        List<EventDelay> uncommitted = new ArrayList<>();
        List<EventDelay> committed = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d of %d%n", round, rounds);
            LatencyRun.Result result = run(plan);
            uncommitted.addAll(result.uncommitted());
            committed.addAll(result.committed());
            System.out.println(DelayReport.describe("feeder: tick due -> handed to its producer", result.lateness()));
            System.out.println(result.threads());
        }
        print(uncommitted, committed);
        return 0;
    }

    private static void print(List<EventDelay> uncommitted, List<EventDelay> committed) {
        System.out.println(DelayReport.describe("tick -> tick-time event, read_uncommitted", atTickTime(uncommitted)));
        DelayReport.printPhases(atTickTime(uncommitted));
        printAfterCloses(atTickTime(uncommitted));
        System.out.println(DelayReport.describe("tick -> tick-time event, read_committed", atTickTime(committed)));
        DelayReport.printPhases(atTickTime(committed));
        printAfterCloses(atTickTime(committed));
        System.out.println(
                DelayReport.describe("bar due -> bar-close event, read_uncommitted", atBarClose(uncommitted)));
        System.out.println(DelayReport.describe("bar due -> bar-close event, read_committed", atBarClose(committed)));
    }

    /** While the bars that end with a minute, a quarter or an hour are closed and committed, ticks wait. */
    private static void printAfterCloses(List<EventDelay> delays) {
        for (Timeframe timeframe : Timeframe.values()) {
            List<EventDelay> after = delays.stream()
                    .filter(delay -> isJustAfterClose(delay, timeframe))
                    .toList();
            if (!after.isEmpty()) {
                System.out.println(DelayReport.describe(
                        "  due within 2 s after the close of a " + timeframe.label() + " bar", after));
            }
        }
    }

    private static boolean isJustAfterClose(EventDelay delay, Timeframe timeframe) {
        long intoBar = (delay.dueMicros() - StageSettings.DEFAULT.latenessMicros()) % timeframe.micros();
        return intoBar >= 0 && intoBar < AFTER_CLOSE_MICROS;
    }

    private static List<EventDelay> atTickTime(List<EventDelay> delays) {
        return delays.stream().filter(EventDelay::isAtTickTime).toList();
    }

    private static List<EventDelay> atBarClose(List<EventDelay> delays) {
        return delays.stream().filter(delay -> !delay.isAtTickTime()).toList();
    }

    private LatencyRun.Result run(LatencyPlan plan) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("alpha-latency");
        LatencyRun.Result result =
                new LatencyRun(plan, directory, spec.commandLine().getErr()).run();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
        return result;
    }
}
