package org.alphadetector.ingest.simulator;

import java.util.Arrays;

/** Which asset speaks next: a tournament over the times of their next messages; of equal times the first asset wins. */
final class NextAsset {
    private final long[] times;
    private final int[] winners;
    private final int leaves;

    NextAsset(int assetCount) {
        leaves = assetCount == 1 ? 1 : Integer.highestOneBit(assetCount - 1) * 2;
        times = new long[leaves];
        winners = new int[2 * leaves];
        Arrays.fill(times, Long.MAX_VALUE);
        for (int node = 2 * leaves - 1; node >= 1; node--) {
            winners[node] = node >= leaves ? node - leaves : winners[2 * node];
        }
    }

    void set(int asset, long micros) {
        times[asset] = micros;
        for (int node = (asset + leaves) / 2; node >= 1; node /= 2) {
            int left = winners[2 * node];
            int right = winners[2 * node + 1];
            winners[node] = times[right] < times[left] ? right : left;
        }
    }

    int asset() {
        return winners[1];
    }

    /** Its time, {@code Long.MAX_VALUE} when none speaks any more. */
    long micros() {
        return times[winners[1]];
    }
}
