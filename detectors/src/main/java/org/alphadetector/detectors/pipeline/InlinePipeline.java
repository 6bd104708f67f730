package org.alphadetector.detectors.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.spike.SpikePriceProbe;
import org.alphadetector.features.asset.AssetStage;
import org.alphadetector.features.asset.StageContext;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.market.ExclusionPlan;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.validation.TickValidator;

/**
 * The pipeline in one process: the asset stages, the market stage and the detectors, called one after the other. Rows
 * and events are those of the Kafka topology, byte for byte.
 */
public final class InlinePipeline {
    private static final String TOPIC = "ticks";

    private final TickValidator validator = new TickValidator();
    private final List<AssetStage> stages = new ArrayList<>();
    private final Map<String, Map<String, Integer>> partitions = new HashMap<>();
    private final MarketDriver market;

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
        this(settings, provenance, exchanges, partitionCount, List.of(), output);
    }

    /**
     * @param exchanges every exchange of the input; a lattice point waits for each of them
     * @param partitionCount how many partitions the assets are spread over, as a topic of that many would
     * @param controls recorded control records, which hold at the points at which they held then
     */
    public InlinePipeline(
            PipelineSettings settings,
            Provenance provenance,
            SortedSet<String> exchanges,
            int partitionCount,
            List<ControlEffect> controls,
            PipelineOutput output) {
        this(settings, provenance, exchanges, partitionCount, controls, Judgements.NONE, output);
    }

    /**
     * @param exchanges every exchange of the input; a lattice point waits for each of them
     * @param partitionCount how many partitions the assets are spread over, as a topic of that many would
     * @param controls recorded control records, which hold at the points at which they held then
     * @param judgements is told every p-value of the detectors
     */
    public InlinePipeline(
            PipelineSettings settings,
            Provenance provenance,
            SortedSet<String> exchanges,
            int partitionCount,
            List<ControlEffect> controls,
            Judgements judgements,
            PipelineOutput output) {
        List<SourcePartition> sources = new ArrayList<>();
        for (int partition = 0; partition < partitionCount; partition++) {
            sources.add(new SourcePartition(TOPIC, partition));
        }
        RequiredMarks required = RequiredMarks.ofAll(sources, exchanges);
        market = new MarketDriver(
                settings, provenance, required, ExclusionPlan.of(controls, required), judgements, output);
        for (SourcePartition source : sources) {
            stages.add(new AssetStage(
                    source,
                    new StageContext(
                            FeatureCatalog.layout(),
                            exchanges,
                            settings.stage(),
                            provenance,
                            SpikePriceProbe.factory(settings.detectors(), provenance, judgements, output::event),
                            new LiveStates(),
                            market.from(source))));
        }
    }

    /** Takes in a control record now, as one appended to {@code features.asset} would be. */
    public void control(Control control) {
        market.control(control);
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

    private int partition(Tick tick) {
        if (stages.size() == 1) {
            return 0;
        }
        return partitions
                .computeIfAbsent(tick.exchange, exchange -> new HashMap<>())
                .computeIfAbsent(tick.symbol, symbol -> KeyPartition.of(tick.exchange + ':' + symbol, stages.size()));
    }
}
