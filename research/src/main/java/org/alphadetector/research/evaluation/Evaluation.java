package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alphadetector.detectors.catalog.DetectorCatalog;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.ingest.injection.Omissions;
import org.alphadetector.research.matching.GroundTruth;
import org.alphadetector.research.matching.Matching;
import org.alphadetector.research.matching.MatchingRule;
import org.alphadetector.research.scorecard.Exposure;
import org.alphadetector.research.scorecard.PValueCounts;
import org.alphadetector.research.scorecard.Scorecard;

/** Runs pipeline and peers over the markets of some seeds and counts what they found. */
public final class Evaluation {
    /** Where the pipeline has no detector of a class, its peers get so many false alarms per asset and day. */
    public static final double REFERENCE_FALSE_PER_ASSET_DAY = 0.5;

    private final MarketSource market;
    private final PipelineSettings settings;
    private final List<Long> seeds;
    private final int threads;

    /** @param threads how many seeds run at the same time */
    public Evaluation(MarketSource market, PipelineSettings settings, List<Long> seeds, int threads) {
        this.market = market;
        this.settings = settings;
        this.seeds = List.copyOf(seeds);
        this.threads = threads;
    }

    /** Judges the pipeline on labelled markets. */
    public EvaluationResult labelled(PlannedInjections planned, boolean hasPeers) {
        return labelled(JudgedDetector.PIPELINE, planned, hasPeers);
    }

    /** Judges a detector on labelled markets. */
    public EvaluationResult labelled(JudgedDetector judged, PlannedInjections planned, boolean hasPeers) {
        List<SeedResult> results = ofEach(seed -> labelled(seed, judged, planned, hasPeers));
        Scorecard alpha = new Scorecard();
        Scorecard byClass = new Scorecard();
        Map<String, Map<PeerKind, Scorecard>> peers = new TreeMap<>();
        Omissions omissions = new Omissions();
        int unjudged = 0;
        for (SeedResult result : results) {
            alpha.add(result.alpha(), result.exposure());
            byClass.add(result.byClass(), result.exposure());
            result.peers()
                    .forEach((eventClass, ofKinds) -> ofKinds.forEach(
                            (kind, matching) -> peers.computeIfAbsent(eventClass, key -> new TreeMap<>())
                                    .computeIfAbsent(kind, key -> new Scorecard())
                                    .add(matching, result.exposure())));
            omissions.add(result.omissions());
            unjudged += result.alpha().unjudged().size();
        }
        return new EvaluationResult(alpha, byClass, peers, omissions, unjudged);
    }

    private record SeedResult(
            Exposure exposure,
            Matching alpha,
            Matching byClass,
            Map<String, Map<PeerKind, Matching>> peers,
            Omissions omissions) {}

    private SeedResult labelled(long seed, JudgedDetector judged, PlannedInjections planned, boolean hasPeers) {
        MarketRun run = MarketRun.labelled(market, seed, settings, judged, planned, hasPeers);
        GroundTruth truth = run.truth();
        Matching alpha = Matching.of(truth, run.alarms(), MatchingRule::isSame);
        Matching byClass = Matching.of(truth, run.alarms(), MatchingRule::isSameClass);
        Map<String, Map<PeerKind, Matching>> peers = new TreeMap<>();
        for (PeerBank bank : run.peers()) {
            int mostFalse = mostFalse(bank, byClass, run.exposure());
            Map<PeerKind, Matching> ofKinds = new TreeMap<>();
            for (PeerKind kind : PeerKind.values()) {
                ofKinds.put(kind, bank.of(kind).atFalseAlarms(truth, mostFalse));
            }
            peers.put(bank.eventClass(), ofKinds);
        }
        return new SeedResult(run.exposure(), alpha, byClass, peers, run.omissions());
    }

    /** As many as the pipeline had itself in the class. */
    private static int mostFalse(PeerBank bank, Matching byClass, Exposure exposure) {
        if (!hasDetector(bank.eventClass())) {
            return (int) (REFERENCE_FALSE_PER_ASSET_DAY * exposure.falseAssetDays(bank.eventClass(), bank.timeframe()));
        }
        return (int) byClass.judged().stream()
                .filter(judged -> judged.verdict() == Matching.Verdict.FALSE)
                .filter(judged -> judged.alarm().eventClass().equals(bank.eventClass()))
                .count();
    }

    /** Whether the pipeline has any detector of the class. */
    public static boolean hasDetector(String eventClass) {
        return DetectorCatalog.specs().stream().map(DetectorSpec::eventClass).anyMatch(eventClass::equals);
    }

    /** Looks at p-values and alarms on markets without injections. */
    public CalibrationResult quiet() {
        List<QuietRun> runs = ofEach(seed -> {
            CalibrationProbe probe = new CalibrationProbe();
            return new QuietRun(MarketRun.quiet(market, seed, settings, JudgedDetector.PIPELINE, probe), probe);
        });
        Map<String, PValueCounts> counts = new TreeMap<>();
        Scorecard alarms = new Scorecard();
        for (QuietRun run : runs) {
            run.probe().counts().forEach((name, one) -> counts.computeIfAbsent(name, key -> new PValueCounts())
                    .add(one));
            alarms.add(Matching.of(List.of(), run.run().alarms()), run.run().exposure());
        }
        return new CalibrationResult(counts, alarms);
    }

    private record QuietRun(MarketRun run, CalibrationProbe probe) {}

    /** Work for a seed. */
    private interface OfSeed<T> {
        T run(long seed);
    }

    private <T> List<T> ofEach(OfSeed<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (long seed : seeds) {
                futures.add(executor.submit(() -> work.run(seed)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an evaluation run failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the evaluation was interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
