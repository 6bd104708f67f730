package org.alphadetector.detectors.event;

/**
 * How an asset stood in the market when a row of it was completed.
 *
 * @param isInUniverse whether the asset is in the universe
 * @param isHot whether the asset is on the hotlist
 * @param universeRev revision of the universe
 */
public record Membership(boolean isInUniverse, boolean isHot, int universeRev) {}
