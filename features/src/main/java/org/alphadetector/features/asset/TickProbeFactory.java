package org.alphadetector.features.asset;

import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;

/** Makes the tick probe of an asset; its numbers live in the two buffers. */
@FunctionalInterface
public interface TickProbeFactory {
    /**
     * @param tickState what ticks change
     * @param barState what closing a bar changes
     */
    TickProbe create(AssetId asset, StateBuffer tickState, StateBuffer barState);
}
