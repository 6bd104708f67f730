package org.alphadetector.features.asset;

import org.alphadetector.features.state.StateBuffer;

/** Makes the tick probe that all assets share: it keeps nothing but in slices of the two buffers, which mean one asset at a time. */
@FunctionalInterface
public interface TickProbeFactory {
    /**
     * @param tickState what ticks change
     * @param barState what closing a bar changes
     */
    TickProbe create(StateBuffer tickState, StateBuffer barState);
}
