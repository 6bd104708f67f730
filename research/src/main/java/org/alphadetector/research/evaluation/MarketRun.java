package org.alphadetector.research.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.ingest.injection.InjectedTicks;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.Omissions;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.research.matching.Alarm;
import org.alphadetector.research.matching.GroundTruth;
import org.alphadetector.research.scorecard.Exposure;

/**
 * One market through the pipeline, with peers on its rows. What was injected goes to the judge and nowhere else: the
 * pipeline sees ticks.
 */
final class MarketRun {
    private final List<Injection> injections = new ArrayList<>();
    private final WatchedMinutes watched = new WatchedMinutes();
    private final Omissions omissions = new Omissions();
    private final AlarmSource alarms;
    private final List<PeerBank> peers;
    private long lastMicros = Long.MIN_VALUE;

    private MarketRun(AlarmSource alarms, List<PeerBank> peers) {
        this.alarms = alarms;
        this.peers = peers;
    }

    /** Runs the market of a seed with what is planned for it. */
    static MarketRun labelled(
            MarketSource market,
            long seed,
            PipelineSettings settings,
            JudgedDetector judged,
            PlannedInjections planned,
            boolean hasPeers) {
        MarketRun run = new MarketRun(
                judged.open(settings),
                hasPeers
                        ? List.of(new PeerBank(WatchedColumns.SPIKE, seed), new PeerBank(WatchedColumns.SHIFT, seed))
                        : List.of());
        run.run(market, seed, settings, Judgements.NONE, Optional.of(planned));
        return run;
    }

    /** Runs the market of a seed as it is; every p-value is told. */
    static MarketRun quiet(
            MarketSource market, long seed, PipelineSettings settings, JudgedDetector judged, Judgements judgements) {
        MarketRun run = new MarketRun(judged.open(settings), List.of());
        run.run(market, seed, settings, judgements, Optional.empty());
        return run;
    }

    private void run(
            MarketSource market,
            long seed,
            PipelineSettings settings,
            Judgements judgements,
            Optional<PlannedInjections> planned) {
        InlinePipeline pipeline = new InlinePipeline(
                settings,
                settings.provenance("evaluation"),
                market.exchanges(),
                1,
                List.of(),
                judgements,
                new Output());
        try (TickSource plain = market.open(seed)) {
            if (planned.isPresent()) {
                InjectedTicks ticks = new InjectedTicks(
                        plain, startMs -> planned.get().of(seed, startMs, market.endMs()), injections::add);
                drain(ticks, pipeline);
                omissions.add(ticks.omissions());
            } else {
                drain(plain, pipeline);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the market of seed=" + seed + " cannot be read", e);
        }
        alarms.truth(injections);
    }

    private void drain(TickSource ticks, InlinePipeline pipeline) throws IOException {
        while (ticks.advance()) {
            Tick tick = ticks.tick();
            if (tick.type.isAssetMessage()) {
                lastMicros = Math.max(lastMicros, tick.timestampMicros);
            }
            pipeline.accept(tick);
        }
    }

    GroundTruth truth() {
        return GroundTruth.until(lastMicros, injections);
    }

    List<Alarm> alarms() {
        return alarms.alarms();
    }

    List<PeerBank> peers() {
        return peers;
    }

    /** What was planned and is not in the ticks. */
    Omissions omissions() {
        return omissions;
    }

    Exposure exposure() {
        return watched.without(injections);
    }

    private final class Output implements PipelineOutput {
        @Override
        public void snapshot(Row row) {
            watched.add(row);
            peers.forEach(bank -> bank.accept(row));
            alarms.snapshot(row);
        }

        @Override
        public void market(Row row) {
            alarms.market(row);
        }

        @Override
        public void event(AnomalyEvent event) {
            alarms.event(event);
        }

        @Override
        public void baseline(BaselineState state) {}

        @Override
        public void residual(RegisteredResidual residual) {}

        @Override
        public void counts(IngestCounts counts) {}
    }
}
