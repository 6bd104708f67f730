package org.alphadetector.planted.features.price;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.alphadetector.planted.detectors.spike.PlantedDetector;
import org.alphadetector.planted.features.flow.PlantedWayBack;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One nested class for each thing that the pure core must not do. */
public final class PlantedOffences {
    private PlantedOffences() {}

    /** Uses a module that lies above its own. */
    public static final class AgainstTheArrow {
        public double score() {
            return PlantedDetector.score();
        }
    }

    /** Uses a package that uses its own. */
    public static final class UsesWhatUsesIt {
        private final PlantedWayBack used;

        public UsesWhatUsesIt(PlantedWayBack used) {
            this.used = used;
        }

        public PlantedWayBack used() {
            return used;
        }
    }

    /** Uses Kafka Streams outside a package {@code streams}. */
    public static final class StreamsInTheCore {
        public Topology topology() {
            return new Topology();
        }
    }

    /** Asks a clock. */
    public static final class AsksTheTime {
        public long millis() {
            return System.currentTimeMillis();
        }
    }

    /** Asks a clock by another name. */
    public static final class AsksTheInstant {
        public Instant instant() {
            return Instant.now();
        }
    }

    /** Holds a clock. */
    public static final class HoldsAClock {
        public long millis(Clock clock) {
            return clock.millis();
        }
    }

    /** Is random. */
    public static final class IsRandom {
        private final Random random = new Random(1);

        public double next() {
            return random.nextDouble() + Math.random();
        }
    }

    /** Starts a thread. */
    public static final class StartsAThread {
        public Thread thread() {
            return new Thread(() -> {});
        }
    }

    /** Logs. */
    public static final class Logs {
        private static final Logger LOG = LoggerFactory.getLogger(Logs.class);

        public void log() {
            LOG.info("planted");
        }
    }

    /** Reads a file. */
    public static final class ReadsAFile {
        public byte[] read(Path path) throws IOException {
            return Files.readAllBytes(path);
        }
    }

    /** Builds a JSON tree. */
    public static final class BuildsATree {
        public int size(JsonNode node) {
            return node.size();
        }
    }

    /** Uses platform-dependent last bits. */
    public static final class LastBitsDiffer {
        public double logarithm(double value) {
            return Math.log(value);
        }
    }

    /** Does nothing wrong. */
    public static final class Innocent {
        public double logarithm(double value) {
            return StrictMath.log(value);
        }
    }
}
