package org.alphadetector.bench.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.alphadetector.bench.measurement.Machine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the soak. */
@Command(
        name = "soak",
        header = "Runs the pipeline for an hour under steady load and tells whether anything grows.",
        description = {
            "Broker, Postgres, 'alpha run', 'alpha sink' and a feeder run as processes of their own, with the settings,"
                    + " topics and retention that users get. The market opened hours ago: what was missed is taken in at"
                    + " once, then it is fed in real time.",
            "The rate is three times that of the busiest recorded minute there is (8,507 ticks of BTCUSDT and ETHUSDT on"
                    + " 2024-07-18 at 23:59 UTC).",
            "Of each process it samples the heap after a full collection, the native memory that is tracked besides heap"
                    + " and code, the number of classes, the resident memory that is not a file's, handles and threads; of"
                    + " the whole the records that wait. The slope (Theil-Sen) must be within what is tolerated. Where it is"
                    + " not, look at the slope of the second half: near zero, it was still filling up; as large, it leaks."
                    + " The broker's heap may gain 9 MB in one step: a batch of metadata, of which it keeps at most five.",
            "Told, not judged, are compiled code with what is known of classes and methods (rarely used methods are"
                    + " compiled for hours, and there are only so many), what is on the disk, and which files of it are open"
                    + " (log segments and tables come and go with the data). A file that is open twice, or is held after it"
                    + " was deleted, is a handle like any other.",
            "Before the time that is judged the warm-up runs: what was missed is caught up, bars of every timeframe close,"
                    + " caches fill, classes load, code is compiled.",
            "Exit code 1: something is not flat, or a process ended."
        })
public final class SoakCommand implements Callable<Integer> {
    /** Ticks in the busiest recorded minute. */
    static final int BUSIEST_MINUTE_TICKS = 8_507;

    private static final int TIMES = 3;
    private static final double SECONDS_A_MINUTE = 60;
    private static final double DEFAULT_RATE = TIMES * BUSIEST_MINUTE_TICKS / SECONDS_A_MINUTE;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--minutes", defaultValue = "60", description = "How long after the warm-up (${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--rate", description = "Ticks a second of all assets together (425.35).")
    private double ticksPerSecond = DEFAULT_RATE;

    @Option(names = "--assets", defaultValue = "20", description = "How many are traded (${DEFAULT-VALUE}).")
    private int assets;

    @Option(names = "--every", defaultValue = "20", description = "Seconds between samples (${DEFAULT-VALUE}).")
    private int everySeconds;

    @Option(
            names = "--warm-up",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "Minutes before it, left out of the verdict (${DEFAULT-VALUE}).")
    private int warmupMinutes;

    @Option(
            names = "--missed",
            paramLabel = "HOURS",
            defaultValue = "4",
            description = "How long before now the market opened; taken in at once (${DEFAULT-VALUE}).")
    private int hoursMissed;

    @Option(names = "--seed", defaultValue = "1", description = "Of the market (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--csv", paramLabel = "FILE", description = "Where the samples go (beside the data).")
    private @Nullable Path csv;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        PrintWriter out = spec.commandLine().getOut();
        Path directory = Files.createTempDirectory("alpha-soak");
        Path csvFile = csv == null ? directory.resolve("samples.csv") : csv;
        out.println(Machine.describe());
        out.printf(
                Locale.ROOT,
                "%d minutes after %d of warm-up, %.0f ticks a second of %d assets, seed %d%ndata and logs: %s%nsamples: %s%n",
                minutes,
                warmupMinutes,
                ticksPerSecond,
                assets,
                seed,
                directory,
                csvFile);
        out.flush();
        SoakCluster cluster = new SoakCluster(directory, seed, assets, ticksPerSecond, hoursMissed);
        try {
            cluster.start();
            return soak(cluster, csvFile, out) ? 0 : 1;
        } finally {
            cluster.stop();
        }
    }

    private void check() {
        if (!ProcessProbe.isPossible()) {
            throw new ParameterException(spec.commandLine(), "The soak reads /proc: run it on Linux.");
        }
        if (minutes < 1 || everySeconds < 1 || warmupMinutes < 0 || hoursMissed < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--minutes and --every must be 1 or more, --warm-up and --missed 0 or more.");
        }
    }

    private boolean soak(SoakCluster cluster, Path csvFile, PrintWriter out) throws IOException, InterruptedException {
        List<Probe> probes = new ArrayList<>(cluster.probes());
        probes.add(new LagProbe(cluster.bootstrap(), cluster.jdbcUrl(), ticksPerSecond));
        List<Measure> measures =
                probes.stream().flatMap(probe -> probe.measures().stream()).toList();
        LiveLine line = new LiveLine(measures, out);
        try (Samples samples = new Samples(measures, csvFile)) {
            long start = System.nanoTime();
            double warm = Duration.ofMinutes(warmupMinutes).toSeconds();
            double end = warm + Duration.ofMinutes(minutes).toSeconds();
            for (long due = everySeconds; due <= end; due += everySeconds) {
                Thread.sleep(Math.max(0, due * 1_000 - (System.nanoTime() - start) / 1_000_000));
                cluster.requireRunning();
                double seconds = (System.nanoTime() - start) / 1e9;
                List<Double> values = new ArrayList<>();
                for (Probe probe : probes) {
                    values.addAll(probe.read());
                }
                samples.add(seconds, values);
                line.show(seconds, values);
            }
            line.end();
            boolean isFlat = samples.judge(warm, out);
            out.println(isFlat ? "verdict: flat" : "verdict: NOT FLAT");
            out.flush();
            return isFlat;
        } finally {
            for (Probe probe : probes) {
                probe.close();
            }
        }
    }
}
