package org.alphadetector.planted.features.streams;

import org.apache.kafka.streams.Topology;

/** A shell around the core may use Kafka Streams and the clock. */
public final class PlantedShell {
    private PlantedShell() {}

    public static Topology topology() {
        return new Topology();
    }

    public static long now() {
        return System.currentTimeMillis();
    }
}
