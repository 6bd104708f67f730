package org.alphadetector.ingest.simulator;

import java.util.List;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.injection.InjectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * What market to simulate. The same settings give the same ticks, on every platform.
 *
 * @param seed any number
 * @param assetCount perpetuals, 1 to 10,000
 * @param startMicros when the market opens, microseconds since the epoch
 * @param durationMicros how long it trades
 * @param ticksPerSecond messages a second of an asset, averaged over time and assets; some are busier than others
 * @param exchange name of the exchange
 * @param injections what is injected, the market's seed being added to theirs; null for nothing
 * @param turnoverShare share of the perpetuals that are listed or delisted while the market trades, 0 to 1
 * @param faults what goes wrong between exchange and pipeline
 * @param latenessMicros the longest lateness of the bars: how far the clock runs past the last bar, 0 to 58 s
 */
public record SimulatorSettings(
        long seed,
        int assetCount,
        long startMicros,
        long durationMicros,
        double ticksPerSecond,
        String exchange,
        @Nullable InjectionSettings injections,
        double turnoverShare,
        FeedFaults faults,
        long latenessMicros) {
    private static final int MAX_ASSETS = 10_000;
    private static final double MAX_TICKS_PER_SECOND = 10_000;
    private static final long MICROS_PER_MS = 1_000;
    private static final long MAX_LATENESS_MICROS = 58_000_000L;

    /** Price spikes and quadrants, each asset about once in 50 minutes, gross enough for a first look, from minute 50. */
    private static final InjectionSettings SHOWN = new InjectionSettings(
            0,
            28,
            1_200_000,
            3_000_000,
            List.of(
                    InjectionKind.SPIKE_PRICE_UP,
                    InjectionKind.SPIKE_PRICE_DOWN,
                    InjectionKind.QUADRANT_LONG_BUILDUP,
                    InjectionKind.QUADRANT_SHORT_BUILDUP,
                    InjectionKind.QUADRANT_LONG_LIQUIDATION,
                    InjectionKind.QUADRANT_SHORT_COVERING),
            List.of(8.0, 10.0, 13.0));

    /** Two hours of 20 perpetuals on the exchange {@code simulated}, from Monday 2025-01-06 00:00 UTC, seed 1. */
    public static final SimulatorSettings DEFAULT = new SimulatorSettings(
            1, 20, 1_736_121_600_000_000L, 7_200_000_000L, 10, "simulated", SHOWN, 0, FeedFaults.NONE, 2_000_000L);

    public SimulatorSettings {
        require(assetCount >= 1 && assetCount <= MAX_ASSETS, "assetCount", assetCount);
        require(startMicros >= 0, "startMicros", startMicros);
        require(durationMicros > 0, "durationMicros", durationMicros);
        require(ticksPerSecond > 0 && ticksPerSecond <= MAX_TICKS_PER_SECOND, "ticksPerSecond", ticksPerSecond);
        require(!exchange.isEmpty(), "exchange", exchange);
        require(turnoverShare >= 0 && turnoverShare <= 1, "turnoverShare", turnoverShare);
        require(latenessMicros >= 0 && latenessMicros <= MAX_LATENESS_MICROS, "latenessMicros", latenessMicros);
    }

    /** When the market closes: every message of an asset is before it. */
    public long endMicros() {
        return startMicros + durationMicros;
    }

    public SimulatorSettings withSeed(long newSeed) {
        Draft draft = new Draft(this);
        draft.seed = newSeed;
        return draft.settings();
    }

    public SimulatorSettings withAssetCount(int newAssetCount) {
        Draft draft = new Draft(this);
        draft.assetCount = newAssetCount;
        return draft.settings();
    }

    public SimulatorSettings withStart(long newStartMicros) {
        Draft draft = new Draft(this);
        draft.startMicros = newStartMicros;
        return draft.settings();
    }

    public SimulatorSettings withDuration(long newDurationMicros) {
        Draft draft = new Draft(this);
        draft.durationMicros = newDurationMicros;
        return draft.settings();
    }

    public SimulatorSettings withTicksPerSecond(double newTicksPerSecond) {
        Draft draft = new Draft(this);
        draft.ticksPerSecond = newTicksPerSecond;
        return draft.settings();
    }

    public SimulatorSettings withTurnover(double newTurnoverShare) {
        Draft draft = new Draft(this);
        draft.turnoverShare = newTurnoverShare;
        return draft.settings();
    }

    public SimulatorSettings withFaults(FeedFaults newFaults) {
        Draft draft = new Draft(this);
        draft.faults = newFaults;
        return draft.settings();
    }

    public SimulatorSettings withLateness(long newLatenessMicros) {
        Draft draft = new Draft(this);
        draft.latenessMicros = newLatenessMicros;
        return draft.settings();
    }

    /** The same market with these injections. */
    public SimulatorSettings withInjections(InjectionSettings newInjections) {
        Draft draft = new Draft(this);
        draft.injections = newInjections;
        return draft.settings();
    }

    /** The same market without anything injected. */
    public SimulatorSettings withoutInjections() {
        Draft draft = new Draft(this);
        draft.injections = null;
        return draft.settings();
    }

    /** The same market, the injections beginning after so many microseconds, at least half an hour. */
    public SimulatorSettings withWarmup(long newWarmupMicros) {
        InjectionSettings now = injections == null ? SHOWN : injections;
        return withInjections(now.withWarmupMs(newWarmupMicros / MICROS_PER_MS));
    }

    private static void require(boolean isGood, String name, Object value) {
        if (!isGood) {
            throw new IllegalArgumentException("out of range: " + name + '=' + value);
        }
    }

    /** Settings that are being changed. */
    private static final class Draft {
        private final SimulatorSettings from;
        private long seed;
        private int assetCount;
        private long startMicros;
        private long durationMicros;
        private double ticksPerSecond;
        private @Nullable InjectionSettings injections;
        private double turnoverShare;
        private FeedFaults faults;
        private long latenessMicros;

        Draft(SimulatorSettings from) {
            this.from = from;
            seed = from.seed;
            assetCount = from.assetCount;
            startMicros = from.startMicros;
            durationMicros = from.durationMicros;
            ticksPerSecond = from.ticksPerSecond;
            injections = from.injections;
            turnoverShare = from.turnoverShare;
            faults = from.faults;
            latenessMicros = from.latenessMicros;
        }

        SimulatorSettings settings() {
            return new SimulatorSettings(
                    seed,
                    assetCount,
                    startMicros,
                    durationMicros,
                    ticksPerSecond,
                    from.exchange,
                    injections,
                    turnoverShare,
                    faults,
                    latenessMicros);
        }
    }
}
