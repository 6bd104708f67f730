package org.alphadetector.detectors.spike;

import java.util.List;
import java.util.Map;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.detector.Wording;
import org.alphadetector.detectors.scale.ChangeScale;
import org.alphadetector.detectors.scale.RowChange;
import org.alphadetector.features.row.Row;

/**
 * A quantity that jumps up or down: the score is the size of its change over its {@link ChangeScale}, the sign says
 * which of the two subtypes it is.
 *
 * <p>Shares: the change and the bar's volume in proportion to their standardised moves, volume counting only above its
 * usual level; so a jump on ordinary volume is all the change's.
 */
public final class ChangeSpike implements Detector {
    private final List<DetectorSpec> variants;
    private final String noun;
    private final RowChange change;
    private final ChangeScale scale;
    private final LevelSpike volume;

    /**
     * @param up the subtype of a rise
     * @param down the subtype of a fall
     * @param noun what changes, in words
     * @param volume the volume spike of the same rows, for the shares
     */
    public ChangeSpike(
            DetectorSpec up, DetectorSpec down, String noun, RowChange change, ChangeScale scale, LevelSpike volume) {
        this.variants = List.of(up, down);
        this.noun = noun;
        this.change = change;
        this.scale = scale;
        this.volume = volume;
    }

    @Override
    public List<DetectorSpec> variants() {
        return variants;
    }

    @Override
    public double score(Row row) {
        return Math.abs(scale.standardized(change.of(row)));
    }

    @Override
    public int variant(Row row) {
        return change.of(row) > 0 ? 0 : 1;
    }

    @Override
    public void update(Row row) {
        scale.learn(change.of(row));
    }

    @Override
    public Explanation explain(Row row) {
        double observed = change.of(row);
        String reason = noun + ' ' + Wording.verb(observed) + ' ' + Wording.percent(observed) + " in " + change.window()
                + ", " + Wording.fixed(score(row), 1) + " robust sigmas; usual move "
                + Wording.percent(scale.scale());
        return new Explanation(
                observed,
                0,
                scale.scale(),
                "log change",
                change.window(),
                Map.of(change.input(), observed),
                Explanation.shares(change.input(), score(row), volume.input(), volume.score(row)),
                reason);
    }
}
