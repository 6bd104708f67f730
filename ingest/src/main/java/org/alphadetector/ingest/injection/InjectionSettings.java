package org.alphadetector.ingest.injection;

import java.util.List;

/**
 * How injections are drawn.
 *
 * @param seed any number: another number, another schedule
 * @param perAssetDay about how many an asset gets a day, above 0 and at most 48; market-wide ones count for each asset
 * @param restMs how long an asset is left alone after an injection, milliseconds, at least 0
 * @param warmupMs how long after the stream's first tick nothing is injected, milliseconds, at least 0
 * @param kinds what is injected, at least one, in turn
 * @param sizesSigmas the grades of size, at least one, each above 0: drawn with equal chance
 */
public record InjectionSettings(
        long seed,
        double perAssetDay,
        long restMs,
        long warmupMs,
        List<InjectionKind> kinds,
        List<Double> sizesSigmas) {
    private static final double MOST_PER_ASSET_DAY = 48;
    private static final long MINUTE_MS = 60_000;

    /** Every kind, from faint (2 sigmas) to gross (24): six an asset-day, an hour's rest, after three hours. */
    public static final InjectionSettings DEFAULT = new InjectionSettings(
            1,
            6,
            60 * MINUTE_MS,
            180 * MINUTE_MS,
            List.of(InjectionKind.values()),
            List.of(2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 24.0));

    public InjectionSettings {
        kinds = List.copyOf(kinds);
        sizesSigmas = List.copyOf(sizesSigmas);
        require(
                perAssetDay > 0 && perAssetDay <= MOST_PER_ASSET_DAY,
                "rate",
                perAssetDay,
                "above 0, at most " + MOST_PER_ASSET_DAY);
        require(restMs >= 0, "rest", restMs, "0 or more");
        require(warmupMs >= 0, "warmup", warmupMs, "0 or more");
        require(!kinds.isEmpty(), "kinds", kinds, "one or more");
        require(!sizesSigmas.isEmpty(), "sizes", sizesSigmas, "one or more");
        sizesSigmas.forEach(size -> require(size > 0 && size < Double.POSITIVE_INFINITY, "sizes", size, "above 0"));
    }

    /** The same with another seed. */
    public InjectionSettings withSeed(long newSeed) {
        return new InjectionSettings(newSeed, perAssetDay, restMs, warmupMs, kinds, sizesSigmas);
    }

    /** The same with another warm-up. */
    public InjectionSettings withWarmupMs(long newWarmupMs) {
        return new InjectionSettings(seed, perAssetDay, restMs, newWarmupMs, kinds, sizesSigmas);
    }

    private static void require(boolean isGood, String name, Object value, String range) {
        if (!isGood) {
            throw new IllegalArgumentException("out of range: " + name + '=' + value + ", must be " + range);
        }
    }
}
