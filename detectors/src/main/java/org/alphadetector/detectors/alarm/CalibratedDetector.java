package org.alphadetector.detectors.alarm;

import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;

/**
 * A detector on a timeframe with the calibration of its scores: proposes what is rare enough. The numbers are those of
 * the asset whose state is shown; a row is judged and learnt before the next asset is shown.
 */
public final class CalibratedDetector {
    private final Detector detector;
    private final Timeframe timeframe;
    private final double minScore;
    private final double threshold;
    private final Calibrator calibrator;
    private final RowPlaces places;
    private Judgements judgements = Judgements.NONE;
    /** Of the row last judged, until it is learnt. */
    private double score = Double.NaN;

    /**
     * @param name names the state's slices
     * @param budgetFactor multiplies the budget of false alerts
     */
    public CalibratedDetector(
            String name,
            Detector detector,
            Timeframe timeframe,
            double budgetFactor,
            StateBuffer state,
            RowPlaces places) {
        DetectorSpec first = detector.variants().get(0);
        Tuning tuning = first.tuning(timeframe);
        this.detector = detector;
        this.timeframe = timeframe;
        this.minScore = first.minScore();
        this.threshold = Math.min(1, tuning.threshold() * budgetFactor);
        this.calibrator = new Calibrator(
                state.allocate(name + ".scores", Calibrator.words()),
                tuning.calibrationHalfLifeBars(),
                tuning.calibrationWarmupBars(),
                threshold,
                minScore);
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

    /** Scores a usable row and proposes it where it is rare enough; learns nothing. */
    public void judge(Row row, AlarmPolicy policy) {
        score = detector.score(row);
        if (judgements != Judgements.NONE && score >= 0 && calibrator.isReady()) {
            judgements.judged(detector.variants().get(0), timeframe, calibrator.pValue(score));
        }
        if (!(score >= minScore) || !calibrator.isReady()) {
            return;
        }
        double pValue = calibrator.pValue(score);
        if (pValue <= threshold) {
            DetectorSpec spec = detector.variants().get(detector.variant(row));
            policy.propose(new Candidate(
                    spec, places.of(row), score, pValue, threshold, places.dataQuality(row), detector.explain(row)));
        }
    }

    /** Learns from the row last judged. */
    public void learn(Row row) {
        if (!Double.isNaN(score)) {
            calibrator.learn(score);
            score = Double.NaN;
        }
        detector.update(row);
    }
}
