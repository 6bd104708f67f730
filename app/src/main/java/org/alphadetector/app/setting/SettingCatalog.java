package org.alphadetector.app.setting;

import java.util.List;
import java.util.Optional;

/** Every setting there is. */
public final class SettingCatalog {
    public static final Setting LATENESS = new Setting(
            "lateness.ms", "ms", 2_000, 0, 58_000, true, "How long after its end a bar waits for late ticks.");

    public static final Setting CANDLE_LATENESS = new Setting(
            "candle.lateness.ms", "ms", 2_000, 0, 58_000, true, "The same for assets that have only trade bars.");

    public static final Setting SILENCE = new Setting(
            "silence.minutes", "min", 60, 1, 1_440, true, "How long an asset's rows go on without a message of it.");

    public static final Setting RETIREMENT = new Setting(
            "retirement.hours",
            "h",
            24,
            24,
            8_760,
            true,
            "After how long without a message the state of an asset is deleted.");

    public static final Setting STREAM_THREADS = new Setting(
            "stream.threads",
            "threads",
            2,
            1,
            64,
            false,
            "Threads of the Streams application in this process: one for the ticks of each partition, one for the market"
                    + " stage; more stay idle.");

    public static final Setting STANDBY_REPLICAS = new Setting(
            "standby.replicas",
            "copies",
            0,
            0,
            8,
            false,
            "How many other instances keep a copy of each task's state, to take it over without reading it again.");

    public static final Setting COMMIT_INTERVAL = new Setting(
            "commit.interval.ms",
            "ms",
            50,
            1,
            60_000,
            false,
            "How often a transaction commits: what a read_committed reader waits for at most, and what throughput pays.");

    public static final Setting READY_STREAMS_LAG = new Setting(
            "ready.streams.lag.records",
            "records",
            100_000,
            0,
            1_000_000_000_000L,
            false,
            "With how many records still to be read the pipeline counts as ready (/health/ready).");

    public static final Setting READY_SINK_LAG = new Setting(
            "ready.sink.lag.records",
            "records",
            20_000,
            0,
            1_000_000_000_000L,
            false,
            "With how many records still to be written to Postgres the sink counts as ready (/health/ready).");

    public static final Setting DETECTOR_BUDGET = new Setting(
            "detector.budget.percent",
            "%",
            100,
            1,
            10_000,
            true,
            "Multiplies every detector's budget of false alerts per asset and day.");

    public static final Setting DETECTOR_FORGET = new Setting(
            "detector.forget.hours",
            "h",
            24,
            1,
            8_760,
            true,
            "After how long without a row the detectors' state of an asset is deleted.");

    /** In the order in which they are documented. */
    public static final List<Setting> ALL = List.of(
            LATENESS,
            CANDLE_LATENESS,
            SILENCE,
            RETIREMENT,
            DETECTOR_BUDGET,
            DETECTOR_FORGET,
            STREAM_THREADS,
            STANDBY_REPLICAS,
            COMMIT_INTERVAL,
            READY_STREAMS_LAG,
            READY_SINK_LAG);

    private SettingCatalog() {}

    /** The setting of a name, if there is one. */
    public static Optional<Setting> named(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }
}
