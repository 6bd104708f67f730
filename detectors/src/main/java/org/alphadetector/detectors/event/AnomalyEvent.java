package org.alphadetector.detectors.event;

import java.util.UUID;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * What a detector saw.
 *
 * @param eventId name-based UUID of {@link EventIds}
 * @param detectorId the registry's key: class, subtype and version, for example {@code spike.price_up.tick.v1}
 * @param detectorVersion semantic version of the detector
 * @param eventClass {@code spike}, {@code quadrant}, ...
 * @param subtype for example {@code price_up}
 * @param asset the asset, or {@link AssetId#MARKET}
 * @param timeframe the timeframe of the bar in progress
 * @param exchangeTsMicros the close label of the bar in progress
 * @param triggerTsMicros time of the tick that fired; at bar close the close label
 * @param direction 1 up, -1 down, 0 neither
 * @param severity 0 to 100
 * @param score the detector's score, in its own unit
 * @param pValue calibrated probability of a score at least as extreme, in (0, 1]
 * @param episodeId the episode the event belongs to: its own event id, or the id of the event that opened it
 * @param shadow whether the detector is not live
 * @param membership how the asset stood in the market; null where that is not known: at tick time, and of the market
 * @param origin what made the event
 * @param payload what was seen and expected, threshold, shares, window, half-life, data quality: canonical JSON
 */
public record AnomalyEvent(
        UUID eventId,
        String detectorId,
        String detectorVersion,
        String eventClass,
        String subtype,
        AssetId asset,
        Timeframe timeframe,
        long exchangeTsMicros,
        long triggerTsMicros,
        int direction,
        int severity,
        double score,
        double pValue,
        @Nullable UUID episodeId,
        boolean shadow,
        @Nullable Membership membership,
        EventOrigin origin,
        String payload) {

    public AnomalyEvent {
        if (direction < -1 || direction > 1) {
            throw new IllegalArgumentException("direction=" + direction);
        }
        if (severity < 0 || severity > 100) {
            throw new IllegalArgumentException("severity=" + severity);
        }
        if (!(pValue > 0 && pValue <= 1)) {
            throw new IllegalArgumentException("pValue=" + pValue);
        }
    }
}
