package org.alphadetector.research.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.asset.IngestCounts;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.InjectedTicks;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionSettings;
import org.alphadetector.ingest.tick.TickSource;

/**
 * One market through the pipeline, with peers on its rows. What was injected goes to the judge and nowhere else: the
 * pipeline sees ticks.
 */
final class MarketRun {
    private static final double MINUTES_PER_DAY = 1_440;

    private final List<Injection> injections = new ArrayList<>();
    private final EventAlarms events = new EventAlarms();
    private final List<PeerBank> peers;
    private long minuteRows;

    private MarketRun(List<PeerBank> peers) {
        this.peers = peers;
    }

    /** Runs the market of a seed; without settings nothing is injected. */
    static MarketRun of(
            MarketSource market,
            long seed,
            PipelineSettings settings,
            Optional<InjectionSettings> injected,
            boolean hasPeers,
            Optional<CalibrationProbe> probe) {
        MarketRun run = new MarketRun(
                hasPeers
                        ? List.of(new PeerBank(WatchedColumns.SPIKE, seed), new PeerBank(WatchedColumns.SHIFT, seed))
                        : List.of());
        InlinePipeline pipeline = new InlinePipeline(
                settings, settings.provenance("evaluation"), market.exchanges(), 1, run.new Output(probe));
        try (TickSource ticks = run.source(market, seed, injected)) {
            while (ticks.advance()) {
                pipeline.accept(ticks.tick());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the market of seed=" + seed + " cannot be read", e);
        }
        return run;
    }

    private TickSource source(MarketSource market, long seed, Optional<InjectionSettings> injected) throws IOException {
        TickSource ticks = market.open(seed);
        return injected.isPresent()
                ? InjectedTicks.drawn(ticks, withSeed(injected.get(), seed), market.endMs(), injections::add)
                : ticks;
    }

    private static InjectionSettings withSeed(InjectionSettings settings, long seed) {
        return new InjectionSettings(
                seed,
                settings.perAssetDay(),
                settings.restMs(),
                settings.warmupMs(),
                settings.kinds(),
                settings.sizesSigmas());
    }

    List<Injection> injections() {
        return List.copyOf(injections);
    }

    List<Alarm> alarms() {
        return events.alarms();
    }

    List<PeerBank> peers() {
        return peers;
    }

    /** Assets times days: a day has 1,440 one-minute rows. */
    double assetDays() {
        return minuteRows / MINUTES_PER_DAY;
    }

    private final class Output implements PipelineOutput {
        private final Optional<CalibrationProbe> probe;

        private Output(Optional<CalibrationProbe> probe) {
            this.probe = probe;
        }

        @Override
        public void snapshot(Row row) {
            minuteRows += row.timeframe() == Timeframe.M1 ? 1 : 0;
            peers.forEach(bank -> bank.accept(row));
            probe.ifPresent(one -> one.snapshot(row));
        }

        @Override
        public void market(Row row) {
            probe.ifPresent(one -> one.market(row));
        }

        @Override
        public void event(AnomalyEvent event) {
            events.add(event);
        }

        @Override
        public void counts(IngestCounts counts) {}
    }
}
