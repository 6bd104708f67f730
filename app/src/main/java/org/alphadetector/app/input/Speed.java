package org.alphadetector.app.input;

import org.alphadetector.ingest.tick.Tick;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast event time passes while ticks are fed.
 *
 * @param factor event seconds in a second of the wall clock; infinite for as fast as possible
 */
public record Speed(double factor) {
    /** As fast as possible. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** Says when ticks are due; for one run through the ticks. */
    public Pacer pacer() {
        return new Pacer(factor);
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

    /** Says when ticks are due; the first one is at once. */
    public static final class Pacer {
        private static final long NANOS_PER_MICRO = 1_000L;
        private static final long NANOS_PER_MS = 1_000_000L;

        private final double factor;
        private long startNanos;
        private long startMicros = Tick.NO_TIME;

        private Pacer(double factor) {
            this.factor = factor;
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
