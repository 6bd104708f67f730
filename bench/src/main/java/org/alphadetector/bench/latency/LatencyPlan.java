package org.alphadetector.bench.latency;

import java.util.List;
import org.alphadetector.ingest.simulator.SimulatorSettings;

/**
 * What is measured.
 *
 * @param assetCount how many assets
 * @param ticksPerSecond of all assets together
 * @param settleSeconds how long ticks come in real time before delays are counted
 * @param seconds how long delays are counted
 * @param leadSeconds how long before all that the history is made and taken in
 * @param partitions of the tick topic
 * @param settings lines of the application's settings file
 * @param streamsSettings settings of Kafka Streams, name=value, over the application's own
 * @param appFlags flags of the application's virtual machine
 * @param brokerFlags flags of the broker's
 */
record LatencyPlan(
        int assetCount,
        int ticksPerSecond,
        int settleSeconds,
        int seconds,
        int leadSeconds,
        int partitions,
        List<String> settings,
        List<String> streamsSettings,
        List<String> appFlags,
        List<String> brokerFlags) {
    /** The detectors of tick time are warm after 46 minutes. */
    private static final long HISTORY_MICROS = 48 * 60_000_000L;

    /** A market whose history ends where the live part begins. */
    SimulatorSettings market(long liveFromMicros, long liveToMicros) {
        long start = liveFromMicros - HISTORY_MICROS;
        return SimulatorSettings.DEFAULT
                .withAssetCount(assetCount)
                .withTicksPerSecond((double) ticksPerSecond / assetCount)
                .withStart(start)
                .withDuration(liveToMicros - start)
                .withoutInjections();
    }
}
