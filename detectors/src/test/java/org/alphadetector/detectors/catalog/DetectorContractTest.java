package org.alphadetector.detectors.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.detectors.TestRows;
import org.alphadetector.detectors.alarm.CalibratedDetector;
import org.alphadetector.detectors.alarm.RowPlaces;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every bar-close detector on every timeframe. */
class DetectorContractTest {
    private static final AssetId OTHER = AssetId.of("binance-futures", "ETHUSDT");

    private static List<CalibratedDetector> stages(Timeframe timeframe, StateBuffer state) {
        return DetectorCatalog.create(TestRows.LAYOUT, timeframe, 1, state, new RowPlaces(TestRows.LAYOUT));
    }

    private static BarDetectors detectors(LiveStates states, double budgetFactor, List<AnomalyEvent> events) {
        return new BarDetectors(
                states,
                new DetectorSettings(budgetFactor, DetectorSettings.DEFAULT.forgetAfterMicros()),
                new Provenance("config", "commit"),
                events::add);
    }

    /** A point with these rows. */
    private static void accept(BarDetectors detectors, Row... rows) {
        Row first = rows[0];
        detectors.point(
                first.timeframe(),
                first.exchangeTsMicros(),
                List.of(rows),
                TestRows.row(AssetId.MARKET, first.timeframe(), first.exchangeTsMicros()));
    }

    @ParameterizedTest
    @EnumSource
    void abstainsExactlyInWarmup(Timeframe timeframe) {
        for (CalibratedDetector stage : stages(timeframe, new StateBuffer())) {
            RandomRows rows = new RandomRows(timeframe, 1);
            int warmup = stage.detector().variants().get(0).tuning(timeframe).scaleWarmupBars();
            for (int i = 0; i < 3 * warmup; i++) {
                Row row = rows.next();
                double score = stage.detector().score(row);
                assertThat(Double.isNaN(score)).as("%s bar %d", name(stage), i).isEqualTo(i < warmup);
                assertThat(score < 0).isFalse();
                stage.detector().update(row);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void abstainsWhenInputsAreNull(Timeframe timeframe) {
        RandomRows rows = new RandomRows(timeframe, 2);
        for (CalibratedDetector stage : stages(timeframe, new StateBuffer())) {
            for (int i = 0; i < 100; i++) {
                stage.detector().update(rows.next());
            }
            Row empty = TestRows.row(TestRows.ASSET, timeframe, 0);
            assertThat(stage.detector().score(empty)).as(name(stage)).isNaN();
        }
    }

    @ParameterizedTest
    @EnumSource
    void scoringChangesNothing(Timeframe timeframe) {
        StateBuffer state = new StateBuffer();
        List<CalibratedDetector> stages = stages(timeframe, state);
        RandomRows rows = new RandomRows(timeframe, 3);
        for (int i = 0; i < 200; i++) {
            Row row = rows.next();
            for (CalibratedDetector stage : stages) {
                byte[] before = state.save();
                Detector detector = stage.detector();
                double score = detector.score(row);
                if (!Double.isNaN(score)) {
                    int variant = detector.variant(row);
                    Explanation why = detector.explain(row);
                    assertThat(detector.variant(row)).isEqualTo(variant);
                    assertThat(detector.explain(row)).isEqualTo(why);
                    assertThat(why.shares().values().stream()
                                    .mapToDouble(share -> share)
                                    .sum())
                            .isCloseTo(1, within(1e-12));
                }
                assertThat(Double.valueOf(detector.score(row))).isEqualTo(Double.valueOf(score));
                assertThat(state.save()).isEqualTo(before);
                detector.update(row);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnFromItsSavedStateAsIfNothingHappened(Timeframe timeframe) {
        LiveStates whole = new LiveStates();
        List<AnomalyEvent> events = new ArrayList<>();
        BarDetectors detectors = detectors(whole, 50, events);
        RandomRows rows = new RandomRows(timeframe, 4);
        for (int i = 0; i < 200; i++) {
            accept(detectors, rows.next());
        }
        LiveStates resumed = new LiveStates();
        whole.writeDirty((key, saved) -> {
            if (saved != null) {
                resumed.restore(key, saved);
            }
        });
        List<AnomalyEvent> resumedEvents = new ArrayList<>();
        BarDetectors restarted = detectors(resumed, 50, resumedEvents);
        events.clear();
        for (int i = 0; i < 400; i++) {
            Row row = rows.next();
            accept(detectors, row);
            accept(restarted, row);
        }
        assertThat(events).isNotEmpty();
        assertThat(resumedEvents).isEqualTo(events);
        assertThat(saved(resumed)).isNotEmpty().isEqualTo(saved(whole));
    }

    private static Map<String, String> saved(LiveStates states) {
        TreeMap<String, String> saved = new TreeMap<>();
        states.writeDirty((key, bytes) -> saved.put(key, HexFormat.of().formatHex(bytes)));
        return saved;
    }

    /** With room in every account, so that one asset's alarms take nothing from the other's. */
    @ParameterizedTest
    @EnumSource
    void assetsThatTakeTurnsAreJudgedAsEachAlone(Timeframe timeframe) {
        List<AnomalyEvent> events = new ArrayList<>();
        BarDetectors detectors = detectors(new LiveStates(), 50, events);
        RandomRows firstRows = new RandomRows(timeframe, 5);
        RandomRows secondRows = new RandomRows(timeframe, 7, OTHER);
        for (int i = 0; i < 400; i++) {
            accept(detectors, firstRows.next(), secondRows.next());
        }
        for (AssetId asset : List.of(TestRows.ASSET, OTHER)) {
            List<AnomalyEvent> alone = run(timeframe, asset.equals(OTHER) ? 7 : 5, asset, 400);
            assertThat(events)
                    .filteredOn(event -> event.asset().equals(asset))
                    .isNotEmpty()
                    .isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsOfAPrefixAreThoseOfTheWhole(Timeframe timeframe) {
        List<AnomalyEvent> whole = run(timeframe, 5, TestRows.ASSET, 400);
        assertThat(whole).isNotEmpty();
        for (int length : new int[] {100, 250, 399}) {
            List<AnomalyEvent> prefix = run(timeframe, 5, TestRows.ASSET, length);
            assertThat(whole.subList(0, prefix.size())).isEqualTo(prefix);
        }
    }

    private static List<AnomalyEvent> run(Timeframe timeframe, long seed, AssetId asset, int length) {
        List<AnomalyEvent> events = new ArrayList<>();
        BarDetectors detectors = detectors(new LiveStates(), 50, events);
        RandomRows rows = new RandomRows(timeframe, seed, asset);
        for (int i = 0; i < length; i++) {
            accept(detectors, rows.next());
        }
        return events;
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingWhileItIsSilent(Timeframe timeframe) {
        List<AnomalyEvent> events = new ArrayList<>();
        BarDetectors detectors = detectors(new LiveStates(), 0.01, events);
        RandomRows rows = new RandomRows(timeframe, 6);
        List<List<Row>> recorded = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            recorded.add(List.of(rows.next()));
        }
        long bytes = 0;
        for (int round = 0; round < 5; round++) {
            bytes = allocated(detectors, recorded);
        }
        assertThat(events).isEmpty();
        // Once an hour it looks for assets that are gone.
        long hours = recorded.size() * timeframe.micros() / Timeframe.H1.micros();
        assertThat(bytes).isLessThan(recorded.size() + 100 * hours);
    }

    private static long allocated(BarDetectors detectors, List<List<Row>> points) {
        Row market = TestRows.row(AssetId.MARKET, points.get(0).get(0).timeframe(), 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < points.size(); i++) {
            Row row = points.get(i).get(0);
            detectors.point(row.timeframe(), row.exchangeTsMicros(), points.get(i), market);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    /** A detector's share of the budget is its threshold; all shares of a class make its account. */
    @Test
    void sharesAddUpToTheBudgetOfTheClass() {
        TreeMap<String, Double> shares = new TreeMap<>();
        for (Timeframe timeframe : Timeframe.values()) {
            for (CalibratedDetector stage : stages(timeframe, new StateBuffer())) {
                DetectorSpec spec = stage.detector().variants().get(0);
                shares.merge(spec.eventClass(), spec.tuning(timeframe).budgetPerAssetDay(), Double::sum);
            }
        }
        Map<String, Double> budgets = DetectorCatalog.barBudgets(1);
        assertThat(shares.keySet()).isEqualTo(new TreeMap<>(budgets).keySet());
        shares.forEach((eventClass, share) ->
                assertThat(share).as(eventClass).isCloseTo(budgets.get(eventClass), within(1e-12)));
    }

    @Test
    void registryRowsAreDistinctAndComplete() {
        List<DetectorSpec> specs = DetectorCatalog.specs();
        assertThat(specs).extracting(DetectorSpec::detectorId).doesNotHaveDuplicates();
        List<String> running = new ArrayList<>();
        for (Timeframe timeframe : Timeframe.values()) {
            for (CalibratedDetector stage : stages(timeframe, new StateBuffer())) {
                stage.detector().variants().forEach(spec -> running.add(spec.detectorId()));
            }
        }
        for (DetectorSpec spec : specs) {
            assertThat(spec.detectorId()).startsWith(spec.eventClass() + '.' + spec.subtype());
            assertThat(spec.detectorId().contains(".tick.") || running.contains(spec.detectorId()))
                    .isTrue();
            assertThat(spec.inputs()).isNotEmpty();
            assertThat(spec.hyperparams()).containsKey("p_value_threshold_1m");
            assertThat(spec.continues().isEmpty()
                            || specs.stream()
                                    .anyMatch(other -> other.detectorId().equals(spec.continues())))
                    .isTrue();
        }
    }

    private static String name(CalibratedDetector stage) {
        return stage.detector().variants().get(0).detectorId();
    }
}
