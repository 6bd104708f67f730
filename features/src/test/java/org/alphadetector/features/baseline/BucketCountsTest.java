package org.alphadetector.features.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class BucketCountsTest {
    private static BucketCounts counts(int capacity) {
        return new BucketCounts(new StateBuffer().allocate("counts", BucketCounts.words(capacity)), capacity);
    }

    @Test
    void quantileIsTheNearestRank() {
        BucketCounts counts = counts(16);
        for (int bucket : new int[] {3, -2, 7, 3, 5}) {
            counts.add(bucket);
        }
        assertThat(counts.quantile(0)).isEqualTo(-2);
        assertThat(counts.quantile(0.5)).isEqualTo(3);
        assertThat(counts.quantile(0.61)).isEqualTo(5);
        assertThat(counts.quantile(1)).isEqualTo(7);
    }

    @Test
    void lowestBucketsShareOneWhenTheWindowIsTooSmall() {
        BucketCounts counts = counts(4);
        for (int bucket : new int[] {0, 1, 100, 101, 3}) {
            counts.add(bucket);
        }
        assertThat(counts.total()).isEqualTo(5);
        assertThat(counts.quantile(0.6)).isEqualTo(98);
        assertThat(counts.quantile(0.8)).isEqualTo(100);
        assertThat(counts.quantile(1)).isEqualTo(101);
    }

    @Test
    void agreesWithSortingWithinABucket() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            BucketCounts counts = counts(1024);
            double[] values = random.doubles(1 + random.nextInt(500))
                    .map(u -> Math.pow(10, 3 * u - 1))
                    .toArray();
            for (double value : values) {
                counts.add(FineBuckets.of(value));
            }
            Arrays.sort(values);
            for (double p : new double[] {0.01, 0.5, 0.95, 1}) {
                double exact = values[Math.max(1, (int) Math.ceil(p * values.length)) - 1];
                assertThat(FineBuckets.middle(counts.quantile(p))).isCloseTo(exact, within(exact / 128));
            }
        }
    }

    @Test
    void addingAllIsAddingEach() {
        BucketCounts left = counts(8);
        BucketCounts right = counts(8);
        BucketCounts both = counts(8);
        for (int bucket : new int[] {1, 2, 2}) {
            left.add(bucket);
            both.add(bucket);
        }
        for (int bucket : new int[] {5, 40, 38}) {
            right.add(bucket);
            both.add(bucket);
        }
        left.addAll(right);
        for (double p = 0; p <= 1; p += 0.1) {
            assertThat(left.quantile(p)).isEqualTo(both.quantile(p));
        }
    }
}
