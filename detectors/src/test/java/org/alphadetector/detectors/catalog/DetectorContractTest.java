package org.alphadetector.detectors.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.detectors.TestRows;
import org.alphadetector.detectors.alarm.AlarmStage;
import org.alphadetector.detectors.alarm.EventMaker;
import org.alphadetector.detectors.alarm.RowPlaces;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every bar-close detector on every timeframe. */
class DetectorContractTest {
    private static final EventMaker EVENTS = new EventMaker(new Provenance("config", "commit"));

    private static List<AlarmStage> stages(Timeframe timeframe, StateBuffer state) {
        return DetectorCatalog.create(TestRows.LAYOUT, timeframe, 1, state, new RowPlaces(TestRows.LAYOUT));
    }

    /** Detectors that show an asset of no rows. */
    private static AssetDetectors detectors(Timeframe timeframe, double budgetFactor) {
        return new AssetDetectors(TestRows.LAYOUT, timeframe, budgetFactor, Judgements.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void abstainsExactlyInWarmup(Timeframe timeframe) {
        for (AlarmStage stage : stages(timeframe, new StateBuffer())) {
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
        for (AlarmStage stage : stages(timeframe, new StateBuffer())) {
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
        List<AlarmStage> stages = stages(timeframe, state);
        RandomRows rows = new RandomRows(timeframe, 3);
        for (int i = 0; i < 200; i++) {
            Row row = rows.next();
            for (AlarmStage stage : stages) {
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
        AssetDetectors detectors = detectors(timeframe, 50);
        StateBuffer whole = detectors.begin();
        List<AnomalyEvent> events = new ArrayList<>();
        RandomRows rows = new RandomRows(timeframe, 4);
        detectors.show(whole);
        for (int i = 0; i < 200; i++) {
            detectors.accept(rows.next(), EVENTS, events::add);
        }
        AssetDetectors restarted = detectors(timeframe, 50);
        StateBuffer resumed = restarted.begin();
        resumed.load(whole.save());
        restarted.show(resumed);
        events.clear();
        List<AnomalyEvent> resumedEvents = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Row row = rows.next();
            detectors.accept(row, EVENTS, events::add);
            restarted.accept(row, EVENTS, resumedEvents::add);
        }
        assertThat(events).isNotEmpty();
        assertThat(resumedEvents).isEqualTo(events);
        assertThat(resumed.save()).isEqualTo(whole.save());
    }

    @ParameterizedTest
    @EnumSource
    void assetsThatTakeTurnsAreJudgedAsEachAlone(Timeframe timeframe) {
        AssetDetectors detectors = detectors(timeframe, 50);
        StateBuffer first = detectors.begin();
        StateBuffer second = detectors.begin();
        RandomRows firstRows = new RandomRows(timeframe, 5);
        RandomRows secondRows = new RandomRows(timeframe, 7);
        List<AnomalyEvent> firstEvents = new ArrayList<>();
        List<AnomalyEvent> secondEvents = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            detectors.show(first);
            detectors.accept(firstRows.next(), EVENTS, firstEvents::add);
            detectors.show(second);
            detectors.accept(secondRows.next(), EVENTS, secondEvents::add);
        }
        assertThat(firstEvents).isNotEmpty().isEqualTo(run(timeframe, 5, 400));
        assertThat(secondEvents).isNotEmpty().isEqualTo(run(timeframe, 7, 400));
    }

    @ParameterizedTest
    @EnumSource
    void eventsOfAPrefixAreThoseOfTheWhole(Timeframe timeframe) {
        for (int length : new int[] {100, 250, 399}) {
            List<AnomalyEvent> prefix = run(timeframe, 5, length);
            assertThat(run(timeframe, 5, 400).subList(0, prefix.size())).isEqualTo(prefix);
        }
        assertThat(run(timeframe, 5, 400)).isNotEmpty();
    }

    private static List<AnomalyEvent> run(Timeframe timeframe, long seed, int length) {
        AssetDetectors detectors = detectors(timeframe, 50);
        RandomRows rows = new RandomRows(timeframe, seed);
        List<AnomalyEvent> events = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            detectors.accept(rows.next(), EVENTS, events::add);
        }
        return events;
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingWhileItIsSilent(Timeframe timeframe) {
        AssetDetectors detectors = detectors(timeframe, 0.01);
        RandomRows rows = new RandomRows(timeframe, 6);
        List<Row> recorded = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            recorded.add(rows.next());
        }
        List<AnomalyEvent> events = new ArrayList<>();
        long bytes = 0;
        for (int round = 0; round < 5; round++) {
            bytes = allocated(detectors, recorded, events);
        }
        assertThat(events).isEmpty();
        assertThat(bytes).isLessThan(recorded.size());
    }

    private static long allocated(AssetDetectors detectors, List<Row> rows, List<AnomalyEvent> events) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Consumer<AnomalyEvent> out = events::add;
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < rows.size(); i++) {
            detectors.accept(rows.get(i), EVENTS, out);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void registryRowsAreDistinctAndComplete() {
        List<DetectorSpec> specs = DetectorCatalog.specs();
        assertThat(specs).extracting(DetectorSpec::detectorId).doesNotHaveDuplicates();
        List<String> running = new ArrayList<>();
        for (Timeframe timeframe : Timeframe.values()) {
            for (AlarmStage stage : stages(timeframe, new StateBuffer())) {
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

    private static String name(AlarmStage stage) {
        return stage.detector().variants().get(0).detectorId();
    }
}
