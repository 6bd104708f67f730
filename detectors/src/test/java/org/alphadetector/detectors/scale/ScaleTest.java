package org.alphadetector.detectors.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static ChangeScale changes() {
        return new ChangeScale(new StateBuffer().allocate("changes", ChangeScale.words()), 500, 10);
    }

    private static LevelScale levels() {
        return new LevelScale(new StateBuffer().allocate("levels", LevelScale.words()), 500, 10);
    }

    @Test
    void isTheStandardDeviationOfNormalChanges() {
        ChangeScale scale = changes();
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            scale.learn(0.002 * random.nextGaussian());
        }
        assertThat(scale.scale()).isCloseTo(0.002, within(0.0002));
        assertThat(scale.standardized(-0.02)).isCloseTo(-10, within(1.0));
    }

    @Test
    void isNeverBelowHalfAStep() {
        // nine bars of ten stand still, one moves by one step of 1e-3: the quantile is 0, the floor half a step
        ChangeScale scale = changes();
        for (int i = 0; i < 100; i++) {
            scale.learn(i % 10 == 0 ? 1e-3 : 0);
        }
        assertThat(scale.scale()).isCloseTo(5e-4, within(1.1e-5));
    }

    @Test
    void theFirstMovementEverOnlyTeaches() {
        ChangeScale scale = changes();
        for (int i = 0; i < 9; i++) {
            scale.learn(0);
        }
        assertThat(scale.standardized(0.1)).isNaN();
        scale.learn(0);
        assertThat(scale.standardized(0.1)).isZero();
        assertThat(scale.standardized(Double.NaN)).isNaN();
    }

    @Test
    void measuresLevelsByRatio() {
        // half of the levels are 1, a tenth 2, the rest 4: the median is 1 and the 84.13 % quantile 4
        LevelScale scale = levels();
        for (int i = 0; i < 100; i++) {
            scale.learn(i % 10 < 6 ? 1 : i % 10 == 6 ? 2 : 4);
        }
        assertThat(scale.usual()).isCloseTo(1, within(0.021));
        assertThat(scale.logScale()).isCloseTo(Math.log(4), within(0.03));
        assertThat(scale.standardized(64)).isCloseTo(3, within(0.07));
        assertThat(scale.standardized(0.5)).isZero();
    }

    @Test
    void levelsThatNeverVaryHaveTheFloor() {
        LevelScale scale = levels();
        for (int i = 0; i < 20; i++) {
            scale.learn(7);
        }
        assertThat(scale.logScale()).isCloseTo(Math.log(1.1), within(1e-12));
    }
}
