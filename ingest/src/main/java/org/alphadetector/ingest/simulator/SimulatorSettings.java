package org.alphadetector.ingest.simulator;

/**
 * What market to simulate. The same settings give the same ticks, on every platform.
 *
 * @param seed any number
 * @param assetCount perpetuals, 1 to 10,000
 * @param startMicros when the market opens, microseconds since the epoch
 * @param durationMicros how long it trades
 * @param ticksPerSecond messages a second of an asset, averaged over time and assets; some are busier than others
 * @param exchange name of the exchange
 * @param isInjecting whether shocks and build-ups are injected, see {@link Injection}
 * @param warmupMicros how long after the start nothing is injected, so that detectors know the quiet market
 * @param latenessMicros the longest lateness of the bars: how far the clock runs past the last bar, 0 to 58 s
 */
public record SimulatorSettings(
        long seed,
        int assetCount,
        long startMicros,
        long durationMicros,
        double ticksPerSecond,
        String exchange,
        boolean isInjecting,
        long warmupMicros,
        long latenessMicros) {
    private static final int MAX_ASSETS = 10_000;
    private static final double MAX_TICKS_PER_SECOND = 10_000;
    private static final long MAX_LATENESS_MICROS = 58_000_000L;

    /** Two hours of 20 perpetuals on the exchange {@code simulated}, from Monday 2025-01-06 00:00 UTC, seed 1. */
    public static final SimulatorSettings DEFAULT = new SimulatorSettings(
            1, 20, 1_736_121_600_000_000L, 7_200_000_000L, 10, "simulated", true, 3_000_000_000L, 2_000_000L);

    public SimulatorSettings {
        require(assetCount >= 1 && assetCount <= MAX_ASSETS, "assetCount", assetCount);
        require(startMicros >= 0, "startMicros", startMicros);
        require(durationMicros > 0, "durationMicros", durationMicros);
        require(ticksPerSecond > 0 && ticksPerSecond <= MAX_TICKS_PER_SECOND, "ticksPerSecond", ticksPerSecond);
        require(!exchange.isEmpty(), "exchange", exchange);
        require(warmupMicros >= 0, "warmupMicros", warmupMicros);
        require(latenessMicros >= 0 && latenessMicros <= MAX_LATENESS_MICROS, "latenessMicros", latenessMicros);
    }

    /** When the market closes: every message of an asset is before it. */
    public long endMicros() {
        return startMicros + durationMicros;
    }

    public SimulatorSettings withSeed(long newSeed) {
        return new SimulatorSettings(
                newSeed,
                assetCount,
                startMicros,
                durationMicros,
                ticksPerSecond,
                exchange,
                isInjecting,
                warmupMicros,
                latenessMicros);
    }

    public SimulatorSettings withAssetCount(int newAssetCount) {
        return new SimulatorSettings(
                seed,
                newAssetCount,
                startMicros,
                durationMicros,
                ticksPerSecond,
                exchange,
                isInjecting,
                warmupMicros,
                latenessMicros);
    }

    public SimulatorSettings withStart(long newStartMicros) {
        return new SimulatorSettings(
                seed,
                assetCount,
                newStartMicros,
                durationMicros,
                ticksPerSecond,
                exchange,
                isInjecting,
                warmupMicros,
                latenessMicros);
    }

    public SimulatorSettings withDuration(long newDurationMicros) {
        return new SimulatorSettings(
                seed,
                assetCount,
                startMicros,
                newDurationMicros,
                ticksPerSecond,
                exchange,
                isInjecting,
                warmupMicros,
                latenessMicros);
    }

    public SimulatorSettings withTicksPerSecond(double newTicksPerSecond) {
        return new SimulatorSettings(
                seed,
                assetCount,
                startMicros,
                durationMicros,
                newTicksPerSecond,
                exchange,
                isInjecting,
                warmupMicros,
                latenessMicros);
    }

    /** The same market without anything injected. */
    public SimulatorSettings withoutInjections() {
        return new SimulatorSettings(
                seed,
                assetCount,
                startMicros,
                durationMicros,
                ticksPerSecond,
                exchange,
                false,
                warmupMicros,
                latenessMicros);
    }

    public SimulatorSettings withWarmup(long newWarmupMicros) {
        return new SimulatorSettings(
                seed,
                assetCount,
                startMicros,
                durationMicros,
                ticksPerSecond,
                exchange,
                isInjecting,
                newWarmupMicros,
                latenessMicros);
    }

    public SimulatorSettings withLateness(long newLatenessMicros) {
        return new SimulatorSettings(
                seed,
                assetCount,
                startMicros,
                durationMicros,
                ticksPerSecond,
                exchange,
                isInjecting,
                warmupMicros,
                newLatenessMicros);
    }

    private static void require(boolean isGood, String name, Object value) {
        if (!isGood) {
            throw new IllegalArgumentException("out of range: " + name + '=' + value);
        }
    }
}
