package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OthersMedianTest {
    private final OthersMedian median = new OthersMedian();

    @Test
    void isTheMiddleOfTheOthers() {
        median.measure(new double[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 2, 3, 4, 5}, 6, 6);
        // Without 1: 2 3 4 5 6. Without 3: 1 2 4 5 6. Without 6: 1 2 3 4 5.
        assertThat(median.of(0)).isEqualTo(4);
        assertThat(median.of(2)).isEqualTo(4);
        assertThat(median.of(5)).isEqualTo(3);
    }

    @Test
    void isTheMeanOfTheMiddleTwoOfAnEvenNumber() {
        median.measure(new double[] {10, 1, 2, 4, 7, 8, 9}, new int[] {0, 1, 2, 3, 4, 5, 6}, 7, 7);
        // Without 10: 1 2 4 7 8 9. Without 4: 1 2 7 8 9 10.
        assertThat(median.of(0)).isEqualTo(5.5);
        assertThat(median.of(3)).isEqualTo(7.5);
    }

    @Test
    void leavesOutEveryAssetOfTheSameBaseCoin() {
        median.measure(new double[] {1, 2, 3, 4, 5, 100, 200, 300}, new int[] {1, 1, 1, 1, 1, 0, 0, 0}, 8, 2);
        assertThat(median.of(0)).isEqualTo(3);
        assertThat(median.of(1)).as("three others are too few").isNaN();
    }

    @Test
    void countsOnlyOthersThatHaveAReturn() {
        double[] values = {1, 2, 3, 4, 5, Double.NaN};
        int[] groups = {0, 1, 2, 3, 4, 5};
        median.measure(values, groups, 6, 6);
        assertThat(median.of(0)).isNaN();
        assertThat(median.of(5)).as("five others have one").isEqualTo(3);
    }

    @Test
    void isUndefinedAtAPointWithoutAssets() {
        median.measure(new double[0], new int[0], 0, 0);
        median.measure(new double[0], new int[0], 0, 1);
        assertThat(median.of(0)).isNaN();
    }

    @Test
    void agreesWithSortingTheOthersOfEachGroup() {
        Random random = new Random(7);
        int defined = 0;
        for (int point = 0; point < 2_000; point++) {
            int count = random.nextInt(40);
            int groupCount = 1 + random.nextInt(15);
            double[] values = new double[count + 3];
            int[] groups = new int[count + 3];
            Arrays.fill(values, 1e9);
            for (int i = 0; i < count; i++) {
                values[i] = random.nextInt(6) == 0 ? Double.NaN : value(random);
                groups[i] = random.nextInt(groupCount);
            }
            median.measure(values, groups, count, groupCount);
            for (int group = 0; group < groupCount; group++) {
                double expected = naive(values, groups, count, group);
                assertThat(median.of(group)).isEqualTo(Double.valueOf(expected));
                defined += Double.isNaN(expected) ? 0 : 1;
            }
        }
        assertThat(defined).isGreaterThan(5_000);
    }

    @Test
    void doesNotDependOnTheOrderOfTheAssets() {
        double[] values = {3, -0.0, 3, 0.0, 1, -1, 0.0, 2};
        int[] groups = {0, 1, 2, 3, 4, 5, 1, 0};
        median.measure(values, groups, 8, 6);
        double[] before = {median.of(0), median.of(1), median.of(2), median.of(3), median.of(4), median.of(5)};
        double[] turned = {2, 0.0, -1, 1, 0.0, 3, -0.0, 3};
        int[] turnedGroups = {0, 1, 5, 4, 3, 2, 1, 0};
        median.measure(turned, turnedGroups, 8, 6);
        for (int group = 0; group < 6; group++) {
            assertThat(Double.doubleToRawLongBits(median.of(group)))
                    .isEqualTo(Double.doubleToRawLongBits(before[group]));
        }
    }

    @Test
    void aNegativeZeroIsZero() {
        median.measure(new double[] {-0.0, -0.0, -0.0, -0.0, -0.0, -0.0}, new int[] {0, 1, 2, 3, 4, 5}, 6, 6);
        assertThat(Double.doubleToRawLongBits(median.of(0))).isZero();
    }

    @Test
    void allocatesNothingOnceItIsLargeEnough() {
        Random random = new Random(11);
        double[] values = random.doubles(500).toArray();
        double[] fewer = random.doubles(400).toArray();
        int[] groups = random.ints(500, 0, 300).toArray();
        for (int i = 0; i < 50; i++) {
            median.measure(values, groups, 500, 300);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long smallest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                median.measure(fewer, groups, 400, 300);
            }
            smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(smallest).isLessThan(100);
    }

    /** Half of the values are from few, so that many are equal within and across groups. */
    private static double value(Random random) {
        return random.nextBoolean() ? random.nextInt(5) - 2 : random.nextGaussian();
    }

    private static double naive(double[] values, int[] groups, int count, int group) {
        double[] others = new double[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (groups[i] != group && !Double.isNaN(values[i])) {
                others[size++] = values[i];
            }
        }
        if (size < 5) {
            return Double.NaN;
        }
        Arrays.sort(others, 0, size);
        return size % 2 == 1 ? others[size / 2] : (others[size / 2 - 1] + others[size / 2]) / 2;
    }
}
