package org.alphadetector.detectors.alarm;

import org.alphadetector.detectors.event.Membership;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * Where and when something was seen.
 *
 * @param asset the asset, or {@link AssetId#MARKET}
 * @param exchangeTsMicros the close label of the bar
 * @param triggerTsMicros the tick that fired, or the close label
 * @param featurePack the pack of the features it was seen in
 * @param membership null where it is not known: at tick time, and of the market
 */
public record Place(
        AssetId asset,
        Timeframe timeframe,
        long exchangeTsMicros,
        long triggerTsMicros,
        String featurePack,
        @Nullable Membership membership) {}
