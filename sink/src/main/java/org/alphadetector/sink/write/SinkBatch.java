package org.alphadetector.sink.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.partition.Month;

/** What waits to be written: sorted by key, so that writers never deadlock, and one row a key. */
final class SinkBatch {
    private static final Comparator<Row> BY_KEY = Comparator.comparingLong(
                    (Row row) -> row.asset().uid())
            .thenComparing(Row::timeframe)
            .thenComparingLong(Row::exchangeTsMicros);
    private static final Comparator<AnomalyEvent> BY_ID = Comparator.comparing(
                    (AnomalyEvent event) -> event.eventId().toString())
            .thenComparing(AnomalyEvent::timeframe)
            .thenComparingLong(AnomalyEvent::exchangeTsMicros);

    private static final Comparator<BaselineState> BY_FEATURE = Comparator.comparingLong(
                    (BaselineState state) -> state.asset().uid())
            .thenComparing(BaselineState::timeframe)
            .thenComparing(BaselineState::feature);

    private final List<Row> snapshots = new ArrayList<>();
    private final List<Row> markets = new ArrayList<>();
    private final List<EmittedEvent> events = new ArrayList<>();
    private final List<BaselineState> baselines = new ArrayList<>();
    private final List<RegisteredResidual> residuals = new ArrayList<>();
    private final SortedMap<SourcePartition, IngestCounts> counts = new TreeMap<>();

    void snapshot(Row row) {
        snapshots.add(row);
    }

    void market(Row row) {
        markets.add(row);
    }

    void event(EmittedEvent event) {
        events.add(event);
    }

    void baseline(BaselineState state) {
        baselines.add(state);
    }

    void residual(RegisteredResidual residual) {
        residuals.add(residual);
    }

    void counts(IngestCounts value) {
        counts.put(value.source(), value);
    }

    int size() {
        return snapshots.size() + markets.size() + events.size() + baselines.size() + residuals.size() + counts.size();
    }

    void clear() {
        snapshots.clear();
        markets.clear();
        events.clear();
        baselines.clear();
        residuals.clear();
        counts.clear();
    }

    /** Takes values out, each the very object that was handed over. */
    void remove(Collection<Refusal> refusals) {
        Set<Object> values = Collections.newSetFromMap(new IdentityHashMap<>());
        refusals.forEach(refusal -> values.add(refusal.value()));
        snapshots.removeIf(values::contains);
        markets.removeIf(values::contains);
        events.removeIf(emitted -> values.contains(emitted.event()));
        baselines.removeIf(values::contains);
        residuals.removeIf(values::contains);
        counts.values().removeIf(values::contains);
    }

    /** The feature rows; of several with one key the last whose {@code pack_rev} is not below an earlier one's. */
    List<Row> snapshots() {
        return lastOfEachKey(snapshots);
    }

    /** The market rows, the last of each key. */
    List<Row> markets() {
        return lastOfEachKey(markets);
    }

    /** The events, the first of each id. */
    List<EmittedEvent> events() {
        Map<AnomalyEvent, EmittedEvent> byId = new TreeMap<>(BY_ID);
        for (EmittedEvent event : events) {
            byId.putIfAbsent(event.event(), event);
        }
        return List.copyOf(byId.values());
    }

    /** The baselines, the latest of each asset, timeframe and feature. */
    List<BaselineState> baselines() {
        TreeMap<BaselineState, BaselineState> byFeature = new TreeMap<>(BY_FEATURE);
        for (BaselineState state : baselines) {
            byFeature.merge(
                    state,
                    state,
                    (earlier, later) -> later.updatedAtMicros() < earlier.updatedAtMicros() ? earlier : later);
        }
        return List.copyOf(byFeature.values());
    }

    /** The residuals, the latest of each. */
    List<RegisteredResidual> residuals() {
        TreeMap<String, RegisteredResidual> byName = new TreeMap<>();
        for (RegisteredResidual residual : residuals) {
            byName.merge(
                    residual.residualId(),
                    residual,
                    (earlier, later) -> later.updatedAtMicros() < earlier.updatedAtMicros() ? earlier : later);
        }
        return List.copyOf(byName.values());
    }

    /** The latest counts of each source partition. */
    List<IngestCounts> counts() {
        return List.copyOf(counts.values());
    }

    /** The assets that rows, events and baselines are about. */
    SortedSet<AssetId> assets() {
        SortedSet<AssetId> assets = new TreeSet<>();
        snapshots.forEach(row -> assets.add(row.asset()));
        events.forEach(event -> assets.add(event.event().asset()));
        baselines.forEach(state -> assets.add(state.asset()));
        assets.remove(AssetId.MARKET);
        return assets;
    }

    /** The monthly partitions that the rows and events lie in. */
    SortedSet<Month> months() {
        SortedSet<Month> months = new TreeSet<>();
        snapshots.forEach(row -> months.add(monthOf(row)));
        markets.forEach(row -> months.add(monthOf(row)));
        for (EmittedEvent emitted : events) {
            AnomalyEvent event = emitted.event();
            months.add(Month.of("anomaly_event", event.timeframe(), event.exchangeTsMicros()));
        }
        return months;
    }

    private static Month monthOf(Row row) {
        return Month.of(row.layout().table(), row.timeframe(), row.exchangeTsMicros());
    }

    private static List<Row> lastOfEachKey(List<Row> rows) {
        TreeMap<Row, Row> byKey = new TreeMap<>(BY_KEY);
        for (Row row : rows) {
            byKey.merge(row, row, (earlier, later) -> packRev(later) < packRev(earlier) ? earlier : later);
        }
        return List.copyOf(byKey.values());
    }

    private static double packRev(Row row) {
        RowLayout layout = row.layout();
        double rev = layout.has("pack_rev") ? row.number(layout.column("pack_rev")) : 0;
        return Double.isNaN(rev) ? 0 : rev;
    }
}
