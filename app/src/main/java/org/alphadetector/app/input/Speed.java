package org.alphadetector.app.input;

import org.alphadetector.app.exit.StopSignal;
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

    /** Waits until ticks are due; for one run through the ticks. */
    public Pacer pacer(StopSignal stop) {
        return new Pacer(factor, stop);
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

    /** Holds ticks back until they are due. */
    public static final class Pacer {
        private static final long NANOS_PER_MICRO = 1_000L;
        private static final long NANOS_PER_MS = 1_000_000L;

        private final double factor;
        private final StopSignal stop;
        private long startNanos;
        private long startMicros = Tick.NO_TIME;

        private Pacer(double factor, StopSignal stop) {
            this.factor = factor;
            this.stop = stop;
        }

        /** Waits until a tick of that time is due, or the stop signal is raised. */
        public void await(long timestampMicros) {
            if (Double.isInfinite(factor) || timestampMicros == Tick.NO_TIME) {
                return;
            }
            if (startMicros == Tick.NO_TIME) {
                startMicros = timestampMicros;
                startNanos = System.nanoTime();
            }
            double dueNanos = (timestampMicros - startMicros) * NANOS_PER_MICRO / factor;
            long waitMs = (long) (dueNanos - (System.nanoTime() - startNanos)) / NANOS_PER_MS;
            if (waitMs > 0) {
                stop.await(waitMs);
            }
        }
    }
}
