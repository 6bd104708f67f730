package org.alphadetector.features.streams;

import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.features.asset.TickProbeFactory;
import org.alphadetector.features.market.ExclusionPlan;
import org.alphadetector.features.market.MarketOutput;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.streams.PipelineMeters.TickMeters;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What the stages' processors share: the names of the nodes they forward to, and what hangs on them. */
public final class StageTopology {
    /** Sink node of {@code dead-letter.ticks}. */
    public static final String DEAD_LETTERS = "dead-letter-ticks";
    /** Sink node of {@code features.asset}. */
    public static final String ASSET_ROWS = "features-asset";
    /** Sink node of {@code ingest.counts}. */
    public static final String COUNTS = "ingest-counts";
    /** Sink node of {@code baselines}. */
    public static final String BASELINES = "baselines";
    /** Sink node of the control records that the market stage's timer appends to {@code features.asset}. */
    public static final String CONTROLS = "features-asset-controls";
    /** Store of the asset stage. */
    public static final String ASSET_STORE = "asset-state";
    /** Store of the market stage's and the bar-close detectors' numbers. */
    public static final String MARKET_STORE = "market-state";
    /** Store of the rows of open lattice points. */
    public static final String OPEN_POINTS_STORE = "open-points";

    private StageTopology() {}

    /** What the asset stage takes in, exchanges by topic, its settings and provenance, and what it says its work to. */
    public record AssetSetup(
            SortedMap<String, SortedSet<String>> exchanges,
            StageSettings settings,
            Provenance provenance,
            TickProbeBinding probes,
            PipelineMeters meters) {}

    /** Makes the tick-time detectors of a task; their events are forwarded through its context. */
    @FunctionalInterface
    public interface TickProbeBinding {
        TickProbeFactory bind(ProcessorContext<byte[], byte[]> context, TickMeters meters);
    }

    /**
     * Whose marks the market stage waits for, the exclusions known beforehand, after how long it leaves out a silent
     * source (zero: never), what receives its output, and what it says its work to.
     */
    public record MarketSetup(
            RequiredMarks required,
            ExclusionPlan plan,
            Duration excludeAfter,
            MarketOutputBinding output,
            PipelineMeters meters) {}

    /** Makes what receives the closed lattice points of a task. */
    @FunctionalInterface
    public interface MarketOutputBinding {
        MarketOutput bind(ProcessorContext<byte[], byte[]> context, LiveStates states);
    }
}
