package org.alphadetector.features.market;

import org.alphadetector.features.control.Control.Origin;

/**
 * Where a required source stands.
 *
 * @param source the exchange in its partition
 * @param markMicros the point of its last mark, {@link Long#MIN_VALUE} before the first
 * @param isExcluded whether it is left out now
 * @param excludedBy who left it out last; says nothing about one that never was
 * @param droppedRows its rows that were left out, since the beginning
 */
public record SourceStatus(
        RequiredMark source, long markMicros, boolean isExcluded, Origin excludedBy, long droppedRows) {}
