package org.alphadetector.detectors.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.RegisteredResidualJson;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;

/** Everything a pipeline says, as text by key, whatever the order it was said in. */
public final class Transcript implements PipelineOutput {
    /** 2024-01-01T23:00:00Z; what is said once a day is said within the market that starts here. */
    public static final long BEFORE_MIDNIGHT = 1_704_150_000_000_000L;

    /** Rows of both tables, by timeframe, close and asset. */
    public final TreeMap<String, String> rows = new TreeMap<>();
    /** Events by id. */
    public final TreeMap<String, String> events = new TreeMap<>();
    /** Baselines by record key and time. */
    public final TreeMap<String, String> baselines = new TreeMap<>();
    /** Residuals by name and time. */
    public final TreeMap<String, String> residuals = new TreeMap<>();
    /** Classes of events. */
    public final TreeSet<String> eventClasses = new TreeSet<>();
    /** The last counts of every source partition. */
    public final TreeMap<String, IngestCounts> counts = new TreeMap<>();

    /** What came of control records, in order. */
    public final List<ControlEffect> effects = new ArrayList<>();

    /** A small market that is busy enough for both classes of events. */
    public static SimulatorSettings market(int minutes) {
        return SimulatorSettings.DEFAULT
                .withSeed(7)
                .withAssetCount(6)
                .withTicksPerSecond(2)
                .withDuration(minutes * 60_000_000L);
    }

    /** What the in-process pipeline says of the simulated market, up to a tick count. */
    public static Transcript inline(SimulatorSettings market, int partitions, long maxTicks) {
        Transcript transcript = new Transcript();
        PipelineSettings settings = PipelineSettings.DEFAULT;
        InlinePipeline pipeline =
                new InlinePipeline(settings, settings.provenance("test"), exchanges(market), partitions, transcript);
        MarketSimulator simulator = new MarketSimulator(market);
        for (long i = 0; i < maxTicks && simulator.advance(); i++) {
            pipeline.accept(simulator.tick());
        }
        return transcript;
    }

    /** The exchanges of the simulated market. */
    public static SortedSet<String> exchanges(SimulatorSettings market) {
        TreeSet<String> exchanges = new TreeSet<>();
        new MarketSimulator(market).assets().forEach(asset -> exchanges.add(asset.exchange()));
        return exchanges;
    }

    /** How many ticks the simulated market has. */
    public static long length(SimulatorSettings market) {
        MarketSimulator simulator = new MarketSimulator(market);
        long length = 0;
        while (simulator.advance()) {
            length++;
        }
        return length;
    }

    @Override
    public void snapshot(Row row) {
        put(row);
    }

    @Override
    public void market(Row row) {
        put(row);
    }

    private void put(Row row) {
        String key = row.layout().table()
                + ' '
                + row.exchangeTsMicros()
                + ' '
                + row.timeframe().label()
                + ' '
                + row.asset().key();
        String json = new String(RowJson.encode(row), StandardCharsets.UTF_8);
        if (rows.put(key, json) != null) {
            throw new AssertionError("row said twice: " + key);
        }
    }

    @Override
    public void event(AnomalyEvent event) {
        eventClasses.add(event.eventClass());
        if (events.put(event.eventId().toString(), EventJson.write(event)) != null) {
            throw new AssertionError("event said twice: " + event);
        }
    }

    @Override
    public void baseline(BaselineState state) {
        String key = BaselineJson.key(state) + ' ' + state.updatedAtMicros();
        String json = new String(BaselineJson.encode(state), StandardCharsets.UTF_8);
        if (baselines.put(key, json) != null) {
            throw new AssertionError("baseline said twice: " + key);
        }
    }

    @Override
    public void residual(RegisteredResidual residual) {
        String key = RegisteredResidualJson.key(residual) + ' ' + residual.updatedAtMicros();
        String json = new String(RegisteredResidualJson.encode(residual), StandardCharsets.UTF_8);
        if (residuals.put(key, json) != null) {
            throw new AssertionError("residual said twice: " + key);
        }
    }

    @Override
    public void counts(IngestCounts newCounts) {
        counts.put(newCounts.source().toString(), newCounts);
    }

    @Override
    public void control(ControlEffect effect) {
        effects.add(effect);
    }
}
