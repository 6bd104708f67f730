package org.alphadetector.bench.fuzz;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.alphadetector.bench.measurement.AtLeastOne;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.bench.measurement.SimulatedMessages;
import org.alphadetector.ingest.hostile.HostileRecords;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends broken and hostile records through the pipeline and says what became of them. */
@Command(
        name = "fuzz",
        header = "Sends broken and hostile tick records, mixed with good ones, through decoder and asset stage.",
        description = {
            "The records are made by a seed: the same seed gives the same records, the same reasons and the same hash"
                    + " of them. Clean records of the same market go through a stage of their own in turns; making the"
                    + " records is not timed, making dead letters is. The heap is measured after a collection.",
            "Up to 300,000 records of another seed go through both first and are not counted: they warm up.",
            "With --kafka the records also go through the whole pipeline on embedded brokers, clean and hostile ones in turns;"
                    + " every run must give the same dead letters.",
            "Exit code 1: a record met another fate than it must, the heap grew, or two runs differ."
        })
public final class FuzzCommand implements Callable<Integer> {
    private static final int BATCH = 5_000;
    private static final int MOST_WARMUP = 300_000;

    @Option(names = "--records", defaultValue = "1000000", description = "How many records (${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--seed", defaultValue = "1", description = "Other numbers, other records (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--broken-share",
            defaultValue = "0.5",
            description = "How many of the records are broken, 0 to 1 (${DEFAULT-VALUE}).")
    private double brokenShare;

    @Option(names = "--kafka", description = "Send them through the Kafka pipeline as well.")
    private boolean isThroughKafka;

    @Option(
            names = "--rounds",
            converter = AtLeastOne.class,
            defaultValue = "3",
            description = "With --kafka: how many rounds are counted (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        SimulatorSettings market = market();
        System.out.println(Machine.describe());
        System.out.printf(Locale.ROOT, "input: %,d records, seed %d, broken share %.2f%n", records, seed, brokenShare);
        boolean isSound = inProcess(market);
        if (isThroughKafka) {
            isSound &= new FuzzedPipeline(records).run(market, brokenShare, rounds);
        }
        System.out.println(isSound ? "verdict: sound" : "verdict: NOT SOUND");
        return isSound ? 0 : 1;
    }

    /** Twice as long as the records take on average: a market may be quiet for hours. */
    private SimulatorSettings market() {
        return SimulatedMessages.settings(20, 20, 2L * records).withSeed(seed);
    }

    private boolean inProcess(SimulatorSettings market) {
        FuzzLane clean = new FuzzLane("clean");
        FuzzLane hostile = new FuzzLane("hostile");
        HeapSamples heap = new HeapSamples();
        int warmup = Math.min(records, MOST_WARMUP);
        send(market.withSeed(seed + 1), new FuzzLane("warm-up"), new FuzzLane("warm-up"), warmup, () -> {});
        send(market, clean, hostile, records, heap::take);
        System.out.print(hostile.table());
        System.out.println(clean.describe());
        System.out.println(hostile.describe());
        System.out.printf(
                Locale.ROOT,
                "hostile / clean: %.3f of the records/s, %.3f of the records in a second of processor time, %.3f of its bytes%n",
                (double) clean.nanos() / hostile.nanos(),
                (double) clean.cpuNanos() / hostile.cpuNanos(),
                (double) clean.cpuNanos() / hostile.cpuNanos() * hostile.bytes() / clean.bytes());
        System.out.println(heap.describe());
        if (clean.rejected() > 0) {
            System.out.println("NOT SOUND: good records were refused: " + clean.rejected());
        }
        return clean.rejected() == 0 && hostile.isSound() && heap.isFlat();
    }

    /** In turns, batch by batch; after each tenth {@code look} is called. */
    private void send(SimulatorSettings market, FuzzLane clean, FuzzLane hostile, int total, Runnable look) {
        try (HostileRecords cleanRecords = new HostileRecords(market, 0);
                HostileRecords hostileRecords = new HostileRecords(market, brokenShare)) {
            for (int tenth = 1; tenth <= HeapSamples.COUNT; tenth++) {
                long until = (long) total * tenth / HeapSamples.COUNT;
                while (hostile.records() < until) {
                    int count = (int) Math.min(BATCH, until - hostile.records());
                    clean.process(FuzzedRecord.take(cleanRecords, count));
                    hostile.process(FuzzedRecord.take(hostileRecords, count));
                }
                look.run();
            }
        }
    }
}
