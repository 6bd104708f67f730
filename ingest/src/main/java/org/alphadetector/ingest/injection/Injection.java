package org.alphadetector.ingest.injection;

import java.util.List;
import org.alphadetector.ingest.tick.AssetId;

/**
 * Something done to assets on purpose: what a detector should have found. Class, subtype, direction and disturbed fields
 * are those of the {@link #kind}. {@link InjectionJson} is its form in files.
 *
 * @param id unique within a ground truth: the same schedule on the same ticks gives the same ids
 * @param kind what is done
 * @param assets to which assets, at least one; of {@link Reach#OPPOSED} the first half goes the other way than the second
 * @param startMs from when, milliseconds since the epoch
 * @param moveEndMs when what is disturbed has gone all the way, after the start; until then a detector may be excused
 * @param endMs when everything is back to its own course, exclusive; not before {@code moveEndMs}
 * @param sizeSigmas how far, above 0, in robust sigmas of the asset's own one-minute values of the kind's first field
 *     (see {@link InjectedField}); where a price, open interest or basis takes more than a minute to move, times the
 *     square root of the minutes from {@code startMs} to {@code moveEndMs}, so that equal sizes are equally unlikely
 */
public record Injection(
        String id,
        InjectionKind kind,
        List<AssetId> assets,
        long startMs,
        long moveEndMs,
        long endMs,
        double sizeSigmas) {
    private static final long MICROS_PER_MS = 1_000;

    public Injection {
        assets = List.copyOf(assets);
        boolean isOrdered = startMs < moveEndMs && moveEndMs <= endMs;
        boolean isSized = sizeSigmas > 0 && sizeSigmas < Double.POSITIVE_INFINITY;
        if (id.isEmpty() || assets.isEmpty() || !isOrdered || !isSized) {
            throw new IllegalArgumentException(
                    "not an injection: id=" + id + " kind=" + kind.wireName() + " assets=" + assets.size() + " startMs="
                            + startMs + " moveEndMs=" + moveEndMs + " endMs=" + endMs + " sizeSigmas=" + sizeSigmas);
        }
    }

    /** For example {@code spike}. */
    public String eventClass() {
        return kind.anomalyClass().wireName();
    }

    /** For example {@code price_up}. */
    public String subtype() {
        return kind.subtype();
    }

    /** Where the kind as a whole points: 1, −1 or 0. */
    public int direction() {
        return kind.direction();
    }

    /** Where it points for one of its assets: opposed ones differ. */
    public int directionOf(AssetId asset) {
        int index = assets.indexOf(asset);
        if (index < 0) {
            throw new IllegalArgumentException("not among the assets: asset=" + asset.key());
        }
        if (kind.reach() == Reach.OPPOSED) {
            return index < assets.size() / 2 ? 1 : -1;
        }
        return kind.direction();
    }

    /** The same as far as a stream that ends then has it. */
    Injection cutAt(long streamEndMs) {
        long end = Math.max(startMs + 1, Math.min(endMs, streamEndMs));
        return new Injection(id, kind, assets, startMs, Math.min(moveEndMs, end), end, sizeSigmas);
    }

    public long startMicros() {
        return startMs * MICROS_PER_MS;
    }

    public long moveEndMicros() {
        return moveEndMs * MICROS_PER_MS;
    }

    /** Exclusive. */
    public long endMicros() {
        return endMs * MICROS_PER_MS;
    }
}
