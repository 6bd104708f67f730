package org.alphadetector.features.asset;

import java.util.SortedSet;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.LiveStates;

/**
 * What an asset stage works with.
 *
 * @param layout the layout of feature rows
 * @param exchanges those whose ticks are taken in; the market stage waits for their marks and for no others
 * @param settings the semantic settings
 * @param provenance what each row says of its origin
 * @param probes makes the tick-time detectors of an asset
 * @param states where state lives
 * @param output where rows and marks go
 */
public record StageContext(
        RowLayout layout,
        SortedSet<String> exchanges,
        StageSettings settings,
        Provenance provenance,
        TickProbeFactory probes,
        LiveStates states,
        AssetOutput output) {}
