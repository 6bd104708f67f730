package org.alphadetector.app.input;

import org.alphadetector.ingest.tick.Tick;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast event time passes while ticks are fed.
 *
 * @param factor event seconds in a second of the wall clock; infinite for as fast as possible
 * @param startMicros event time at which the feeder starts, microseconds since the epoch: what is older is a backlog and due
 *     at once; {@link Tick#NO_TIME} for the time of the first tick
 */
public record Speed(double factor, long startMicros) {
    /** As fast as possible. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** That fast from the first tick on. */
    public Speed(double factor) {
        this(factor, Tick.NO_TIME);
    }

    /** Says when ticks are due; for one run through the ticks. */
    public Pacer pacer() {
        return new Pacer(factor, startMicros);
    }

    /** Reads it from the command line. */
    public static final class Converter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(String text) {
            if (text.equals("max")) {
                return MAX;
            }
            if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") || Double.parseDouble(text) == 0) {
                throw new TypeConversionException(
                        "write 'max' or how many times as fast as it was, for example 60," + " not '" + text + "'");
            }
            return new Speed(Double.parseDouble(text));
        }
    }

    /** Says when ticks are due; the first one is at once, and with it all that are older than the start. */
    public static final class Pacer {
        private static final long NANOS_PER_MICRO = 1_000L;
        private static final long NANOS_PER_MS = 1_000_000L;

        private final double factor;
        private long startNanos = System.nanoTime();
        private long startMicros;

        private Pacer(double factor, long startMicros) {
            this.factor = factor;
            this.startMicros = startMicros;
        }

        /** In how many milliseconds a tick of that time is due; 0 or less when it is due now. */
        public long dueInMs(long timestampMicros) {
            if (Double.isInfinite(factor) || timestampMicros == Tick.NO_TIME) {
                return 0;
            }
            if (startMicros == Tick.NO_TIME) {
                startMicros = timestampMicros;
                startNanos = System.nanoTime();
            }
            double dueNanos = (timestampMicros - startMicros) * NANOS_PER_MICRO / factor;
            return (long) (dueNanos - (System.nanoTime() - startNanos)) / NANOS_PER_MS;
        }
    }
}
