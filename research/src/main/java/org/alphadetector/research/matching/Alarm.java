package org.alphadetector.research.matching;

import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/**
 * The first event of an episode, as the judge sees it.
 *
 * @param eventClass for example {@code spike}
 * @param subtype for example {@code price_up}
 * @param asset the asset, or {@link AssetId#MARKET}
 * @param timeframe the timeframe it was seen on
 * @param triggerMicros when it was raised
 * @param mainInput the input with the largest share of the score; empty when it names none
 */
public record Alarm(
        String eventClass, String subtype, AssetId asset, Timeframe timeframe, long triggerMicros, String mainInput) {

    /** Class and subtype, for example {@code spike.price_up}. */
    public String name() {
        return eventClass + '.' + subtype;
    }
}
