package org.alphadetector.features.market;

/**
 * The points at which a source is left out: after the last point closed before it was excluded, up to and including the
 * last one closed before it was included again.
 *
 * @param afterMicros the last point before the span, {@link Long#MIN_VALUE} when it begins at the beginning
 * @param lastMicros the last point of the span, {@link #OPEN} while nobody has included the source again
 */
record ExcludedSpan(long afterMicros, long lastMicros) {
    /** The end of a span that has none yet. */
    static final long OPEN = Long.MAX_VALUE;

    boolean contains(long pointMicros) {
        return afterMicros < pointMicros && pointMicros <= lastMicros;
    }

    /** Up to which point a source is not waited for, when without this span it is not up to {@code reachMicros}. */
    long extend(long reachMicros) {
        boolean isReached = afterMicros <= reachMicros && reachMicros < lastMicros;
        return isReached ? lastMicros : reachMicros;
    }
}
