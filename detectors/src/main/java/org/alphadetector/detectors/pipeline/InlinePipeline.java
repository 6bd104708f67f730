package org.alphadetector.detectors.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.alphadetector.detectors.BarDetectors;
import org.alphadetector.detectors.spike.SpikePriceProbe;
import org.alphadetector.features.asset.AssetOutput;
import org.alphadetector.features.asset.AssetStage;
import org.alphadetector.features.asset.FeatureCatalog;
import org.alphadetector.features.asset.IngestCounts;
import org.alphadetector.features.asset.Mark;
import org.alphadetector.features.asset.Provenance;
import org.alphadetector.features.asset.SourcePartition;
import org.alphadetector.features.asset.StageContext;
import org.alphadetector.features.market.HeapOpenPoints;
import org.alphadetector.features.market.MarketStage;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.validation.TickValidator;

/**
 * The pipeline in one process: the asset stages, the market stage and the detectors, called one after the other. Rows
 * and events are those of the Kafka topology, byte for byte.
 */
public final class InlinePipeline {
    private final TickValidator validator = new TickValidator();
    private final List<AssetStage> stages = new ArrayList<>();
    private final Map<String, Map<String, Integer>> partitions = new HashMap<>();

    /**
     * @param exchanges every exchange of the input; a lattice point waits for each of them
     * @param partitionCount how many partitions the assets are spread over, as a topic of that many would
     */
    public InlinePipeline(
            PipelineSettings settings,
            Provenance provenance,
            SortedSet<String> exchanges,
            int partitionCount,
            PipelineOutput output) {
        List<SourcePartition> sources = new ArrayList<>();
        for (int partition = 0; partition < partitionCount; partition++) {
            sources.add(new SourcePartition("ticks", partition));
        }
        MarketDriver market = new MarketDriver(settings, provenance, RequiredMarks.ofAll(sources, exchanges), output);
        for (SourcePartition source : sources) {
            stages.add(new AssetStage(
                    source,
                    new StageContext(
                            FeatureCatalog.layout(),
                            exchanges,
                            settings.stage(),
                            provenance,
                            SpikePriceProbe.factory(settings.detectors(), provenance, output::event),
                            new LiveStates(),
                            market)));
        }
    }

    /** Takes in a tick as an adapter made it; one that is not valid is counted under its reason, as on the topic. */
    public TickFault accept(Tick tick) {
        TickFault fault = validator.validate(tick);
        if (fault != TickFault.NONE) {
            stages.get(partition(tick)).reject(fault);
            return fault;
        }
        return acceptValid(tick);
    }

    /** Takes in a tick that is known to be valid. */
    public TickFault acceptValid(Tick tick) {
        if (tick.type.isAssetMessage()) {
            return stages.get(partition(tick)).accept(tick);
        }
        TickFault fault = TickFault.NONE;
        // By index: an iterator would be all that a clock allocates.
        for (int partition = 0; partition < stages.size(); partition++) {
            fault = stages.get(partition).accept(tick);
        }
        return fault;
    }

    /** Any fixed spread will do: which partition an asset lies in changes no row. */
    private int partition(Tick tick) {
        if (stages.size() == 1) {
            return 0;
        }
        return partitions
                .computeIfAbsent(tick.exchange, exchange -> new HashMap<>())
                .computeIfAbsent(tick.symbol, symbol ->
                        (int) (AssetId.of(tick.exchange, symbol).uid() % stages.size()));
    }

    /** Hands what the asset stages make to the market stage, and what that completes to the detectors. */
    private static final class MarketDriver implements AssetOutput {
        private final MarketStage stage;
        private final PipelineOutput output;

        MarketDriver(PipelineSettings settings, Provenance provenance, RequiredMarks required, PipelineOutput output) {
            this.output = output;
            LiveStates states = new LiveStates();
            BarDetectors detectors = new BarDetectors(states, settings.detectors(), provenance, output::event);
            this.stage = new MarketStage(
                    FeatureCatalog.layout(),
                    required,
                    states,
                    new HeapOpenPoints(),
                    (timeframe, point, rows, market) -> {
                        rows.forEach(output::snapshot);
                        output.market(market);
                        detectors.point(timeframe, point, rows, market);
                    });
        }

        @Override
        public void row(Row row) {
            stage.row(row);
        }

        @Override
        public void mark(Mark mark) {
            stage.mark(mark);
        }

        @Override
        public void counts(IngestCounts counts) {
            output.counts(counts);
        }
    }
}
