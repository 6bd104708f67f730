package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.tick.AssetId;

/**
 * Something done to an asset on purpose: what a detector should have found.
 *
 * @param kind what is done
 * @param asset to which asset
 * @param startMicros from when, microseconds since the epoch
 * @param moveEndMicros when the price has moved; for a build-up the end
 * @param endMicros when volume, spread, liquidations and open interest are back to their own course
 * @param sizeSigmas the log price move, in standard deviations of the asset's one-minute log return: as it is at the
 *     start, but never less than over the long run
 */
public record Injection(
        InjectionKind kind, AssetId asset, long startMicros, long moveEndMicros, long endMicros, double sizeSigmas) {

    public Injection {
        if (startMicros >= moveEndMicros || moveEndMicros > endMicros || !(sizeSigmas > 0)) {
            throw new IllegalArgumentException("not an injection: kind=" + kind + " startMicros=" + startMicros
                    + " moveEndMicros=" + moveEndMicros + " endMicros=" + endMicros + " sizeSigmas=" + sizeSigmas);
        }
    }
}
