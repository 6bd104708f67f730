package org.alphadetector.bench.fuzz;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.alphadetector.bench.measurement.Rounds;
import org.alphadetector.bench.topology.RunMeter;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.jspecify.annotations.Nullable;

/**
 * The whole pipeline over clean and over hostile records, in turns; the first round is not counted. A last run over the
 * hostile ones is not timed: the heap is measured in it.
 */
final class FuzzedPipeline {
    private final int records;
    private final Rounds cleanRates = new Rounds("clean");
    private final Rounds hostileRates = new Rounds("hostile");
    private final Rounds cleanWork = new Rounds("clean, stream thread");
    private final Rounds hostileWork = new Rounds("hostile, stream thread");
    private final Rounds cleanBytes = new Rounds("clean, bytes");
    private final Rounds hostileBytes = new Rounds("hostile, bytes");
    private @Nullable DeadLetterTally letters;
    private boolean isSound = true;

    FuzzedPipeline(int records) {
        this.records = records;
    }

    /**
     * Whether each refused record is a dead letter with the reason it must have, the same in every run, and no more.
     */
    boolean run(SimulatorSettings market, double brokenShare, int rounds)
            throws IOException, ExecutionException, InterruptedException {
        HeapSamples heap = new HeapSamples();
        try (FuzzedTopic clean = new FuzzedTopic("clean", market, records, 0);
                FuzzedTopic hostile = new FuzzedTopic("hostile", market, records, brokenShare)) {
            for (int round = 0; round <= rounds; round++) {
                RunMeter cleanRun = clean.run(meter -> {});
                require(clean.letters().total() == 0, "good records were refused");
                RunMeter hostileRun = hostile.run(meter -> {});
                check(hostile);
                if (round > 0) {
                    cleanRates.add(records, cleanRun.elapsedNanos());
                    cleanWork.add(records, cleanRun.cpuNanos());
                    hostileWork.add(records, hostileRun.cpuNanos());
                    cleanBytes.add(clean.bytes(), cleanRun.elapsedNanos());
                    hostileRates.add(records, hostileRun.elapsedNanos());
                    hostileBytes.add(hostile.bytes(), hostileRun.elapsedNanos());
                }
            }
            hostile.run(meter -> {
                if (meter.ticks() >= (long) records * (heap.count() + 1) / HeapSamples.COUNT) {
                    heap.take();
                }
            });
            check(hostile);
        }
        require(heap.isFlat(), "the heap grows");
        describe(heap, rounds);
        return isSound;
    }

    private void check(FuzzedTopic hostile) {
        DeadLetterTally now = hostile.letters();
        require(now.counts().equals(hostile.refused()), now.counts() + " dead letters and not " + hostile.refused());
        require(letters == null || now.equals(letters), "the dead letters are others than in the run before");
        letters = now;
    }

    private void describe(HeapSamples heap, int rounds) {
        if (letters != null) {
            System.out.printf(
                    Locale.ROOT,
                    "Kafka: %,d dead letters, the same in %d runs: %s%nhash of all dead letters: %s%n",
                    letters.total(),
                    rounds + 2,
                    letters.counts(),
                    letters.hash());
        }
        System.out.println("Kafka: " + cleanRates.describe());
        System.out.println("Kafka: " + hostileRates.describe());
        System.out.println("Kafka, records/s: " + hostileRates.describeRatioTo(cleanRates));
        System.out.println("Kafka, records in a second of processor time: " + hostileWork.describeRatioTo(cleanWork));
        System.out.println("Kafka, bytes/s: " + hostileBytes.describeRatioTo(cleanBytes));
        System.out.println("Kafka, " + heap.describe());
    }

    private void require(boolean isFulfilled, String otherwise) {
        if (!isFulfilled) {
            System.out.println("NOT SOUND: " + otherwise);
            isSound = false;
        }
    }
}
