package org.alphadetector.features.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankWindowTest {
    private static RankWindow window(int capacity) {
        return new RankWindow(new StateBuffer().allocate("window", RankWindow.words(capacity)), capacity);
    }

    @Test
    void ranksAmongTheLastOnesOnceItIsFull() {
        RankWindow window = window(3);
        window.add(10);
        window.add(20);
        assertThat(window.midRank(15)).isNaN();
        window.add(30);
        assertThat(window.midRank(5)).isEqualTo(0);
        assertThat(window.midRank(15)).isEqualTo(1 / 3.0);
        assertThat(window.midRank(20)).isEqualTo(1.5 / 3);
        assertThat(window.midRank(40)).isEqualTo(1);
        // 10 goes.
        window.add(30);
        assertThat(window.midRank(15)).isEqualTo(0);
        assertThat(window.midRank(30)).isEqualTo(2 / 3.0);
        window.clear();
        assertThat(window.midRank(15)).isNaN();
    }

    @Test
    void roundingMakesNoRanks() {
        RankWindow window = window(2);
        window.add(0.1 + 0.2);
        window.add(0.3);
        assertThat(window.midRank(0.3)).isEqualTo(0.5);
    }

    @Test
    void keeps252ValuesInAKibibyte() {
        assertThat(RankWindow.words(252) * Long.BYTES).isLessThanOrEqualTo(1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 252})
    void agreesWithTheWholeHistory(int capacity) {
        SplittableRandom random = new SplittableRandom(72);
        RankWindow window = window(capacity);
        List<Double> history = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            double value = random.nextInt(-50, 50) / 8.0;
            double expected = Double.NaN;
            if (i >= capacity) {
                List<Double> last = history.subList(i - capacity, i);
                double below = last.stream().filter(other -> other < value).count();
                double alike = last.stream().filter(other -> other == value).count();
                expected = (below + alike / 2) / capacity;
            }
            assertThat(window.midRank(value)).as("value " + i).isEqualTo(Double.valueOf(expected));
            window.add(value);
            history.add(value);
        }
    }
}
