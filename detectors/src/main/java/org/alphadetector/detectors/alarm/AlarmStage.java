package org.alphadetector.detectors.alarm;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;

/**
 * Turns the scores of one detector and timeframe into events: calibration, threshold, cool-down, severity, episodes.
 * Every detector goes through it. The numbers are those of the asset whose state is shown; a row is judged and learnt
 * before the next asset is shown.
 */
public final class AlarmStage {
    private final Detector detector;
    private final Timeframe timeframe;
    private final Tuning tuning;
    private final double minScore;
    private final double threshold;
    private final Calibrator calibrator;
    private final Episodes episodes;
    private final RowPlaces places;
    private Judgements judgements = Judgements.NONE;
    /** Of the row last judged, until it is learnt. */
    private double score = Double.NaN;

    /**
     * @param name names the state's slices
     * @param budgetFactor multiplies the budget of false alerts
     */
    public AlarmStage(
            String name,
            Detector detector,
            Timeframe timeframe,
            double budgetFactor,
            StateBuffer state,
            RowPlaces places) {
        DetectorSpec first = detector.variants().get(0);
        this.detector = detector;
        this.timeframe = timeframe;
        this.tuning = first.tuning(timeframe);
        this.minScore = first.minScore();
        this.threshold = Math.min(1, tuning.threshold() * budgetFactor);
        this.calibrator = new Calibrator(
                state.allocate(name + ".scores", Calibrator.words()),
                tuning.calibrationHalfLifeBars(),
                tuning.calibrationWarmupBars(),
                threshold,
                minScore);
        this.episodes = new Episodes(state.allocate(
                name + ".episodes", Episodes.words(detector.variants().size())));
        this.places = places;
    }

    /** The detector. */
    public Detector detector() {
        return detector;
    }

    /** From now on the listener is told every p-value. */
    public void tell(Judgements listener) {
        judgements = listener;
    }

    /** Scores a usable row and tells an alarm; learns nothing. */
    public void judge(Row row, List<Firing> firings, EventMaker events, Consumer<AnomalyEvent> out) {
        for (int i = 0; i < firings.size(); i++) {
            adopt(firings.get(i), row);
        }
        score = detector.score(row);
        if (judgements != Judgements.NONE && score >= 0 && calibrator.isReady()) {
            judgements.judged(detector.variants().get(0), timeframe, calibrator.pValue(score));
        }
        if (!(score >= minScore) || !calibrator.isReady()) {
            return;
        }
        double pValue = calibrator.pValue(score);
        if (pValue > threshold) {
            return;
        }
        int variant = detector.variant(row);
        DetectorSpec spec = detector.variants().get(variant);
        int severity = spec.weights().severity(pValue, score);
        long now = row.exchangeTsMicros();
        if (!episodes.isNews(variant, now, severity)) {
            return;
        }
        Alarm alarm = new Alarm(
                spec, tuning, score, pValue, threshold, severity, places.dataQuality(row), detector.explain(row));
        EventMaker.Place place = places.of(row);
        UUID eventId = events.id(alarm, place);
        episodes.tell(variant, eventId, severity, now, now + spec.cooldownMicros(timeframe));
        out.accept(events.event(alarm, place, eventId, episodes.id(variant)));
    }

    /** Learns from the row last judged. */
    public void learn(Row row) {
        if (!Double.isNaN(score)) {
            calibrator.learn(score);
            score = Double.NaN;
        }
        detector.update(row);
    }

    /** What fired at tick time within the bar is this bar's episode. */
    private void adopt(Firing firing, Row row) {
        List<DetectorSpec> variants = detector.variants();
        for (int i = 0; i < variants.size(); i++) {
            DetectorSpec spec = variants.get(i);
            if (firing.detectorId().equals(spec.continues())) {
                long openUntil = firing.triggerTsMicros() + spec.cooldownMicros(timeframe);
                episodes.tell(
                        i,
                        firing.eventId(),
                        firing.severity(),
                        firing.triggerTsMicros(),
                        Math.max(openUntil, row.exchangeTsMicros()));
            }
        }
    }
}
