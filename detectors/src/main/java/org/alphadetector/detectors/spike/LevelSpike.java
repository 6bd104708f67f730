package org.alphadetector.detectors.spike;

import java.util.List;
import java.util.Map;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.detector.Wording;
import org.alphadetector.detectors.scale.LevelScale;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/**
 * A positive quantity far above its usual level: the score is the logarithm of its ratio to the usual level over that
 * of its usual highs, {@link LevelScale}; 0 at or below the usual level.
 */
public final class LevelSpike implements Detector {
    private final List<DetectorSpec> variants;
    private final Measure measure;
    private final int lane;
    private final String window;
    private final LevelScale scale;

    /**
     * What is measured.
     *
     * @param noun in words
     * @param column the column
     * @param factor brings the column into the magnitudes a scale can hold
     * @param onlyPositive whether rows without any of it are left out of its usual level
     */
    public record Measure(String noun, Column column, double factor, boolean onlyPositive) {}

    /** A spike of one subtype on rows of a layout; {@code window} is the span of time the column covers. */
    public LevelSpike(DetectorSpec spec, Measure measure, RowLayout layout, String window, LevelScale scale) {
        this.variants = List.of(spec);
        this.measure = measure;
        this.lane = layout.lane(measure.column());
        this.window = window;
        this.scale = scale;
    }

    @Override
    public List<DetectorSpec> variants() {
        return variants;
    }

    @Override
    public double score(Row row) {
        return scale.standardized(level(row));
    }

    @Override
    public int variant(Row row) {
        return 0;
    }

    @Override
    public void update(Row row) {
        double level = level(row);
        if (level > 0 || !measure.onlyPositive()) {
            scale.learn(level);
        }
    }

    @Override
    public Explanation explain(Row row) {
        double observed = row.number(lane);
        double usual = scale.usual() / measure.factor();
        String reason = measure.noun() + " was " + Wording.fixed(observed / usual, 1) + " times the usual in " + window
                + ", " + Wording.fixed(score(row), 1) + " robust sigmas; usually up to "
                + Wording.fixed(StrictMath.exp(scale.logScale()), 2) + " times";
        return new Explanation(
                observed,
                usual,
                StrictMath.exp(scale.logScale()),
                measure.column().unit(),
                window,
                Map.of(input(), observed),
                Map.of(input(), 1.0),
                reason);
    }

    /** The column it reads. */
    String input() {
        return measure.column().name();
    }

    private double level(Row row) {
        return row.number(lane) * measure.factor();
    }
}
