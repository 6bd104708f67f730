package org.alphadetector.features.control;

/**
 * A control record with the point from which it holds, as published on topic {@code control}.
 *
 * @param control what was asked
 * @param outcome what came of it; only an applied one has an effect
 * @param closedMicros the last lattice point closed before it; {@link #NOTHING_CLOSED} before the first: then it holds
 *     from the beginning
 * @param droppedRows rows of its sources that were left out so far
 */
public record ControlEffect(Control control, ControlOutcome outcome, long closedMicros, long droppedRows) {
    /** The instant that is before every point. */
    public static final long NOTHING_CLOSED = Long.MIN_VALUE;

    /** Whether it changed anything. */
    public boolean isApplied() {
        return outcome == ControlOutcome.APPLIED;
    }
}
