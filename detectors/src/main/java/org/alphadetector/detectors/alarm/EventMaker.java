package org.alphadetector.detectors.alarm;

import java.util.UUID;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventIds;
import org.alphadetector.detectors.event.EventOrigin;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Makes events of alarms; their ids follow from their content. */
public final class EventMaker {
    private final Provenance provenance;

    /** Events of one configuration and build. */
    public EventMaker(Provenance provenance) {
        this.provenance = provenance;
    }

    /**
     * Where and when an alarm was raised.
     *
     * @param exchangeTsMicros the close label of the bar
     * @param triggerTsMicros the tick that fired, or the close label
     * @param featurePack the pack of the features it was seen in
     */
    public record Place(
            AssetId asset,
            Timeframe timeframe,
            long exchangeTsMicros,
            long triggerTsMicros,
            String featurePack,
            boolean isInUniverse,
            boolean isHot,
            int universeRev) {}

    /** The id the alarm's event has at the place. */
    public UUID id(Alarm alarm, Place place) {
        DetectorSpec spec = alarm.spec();
        return EventIds.of(
                spec.detectorId(),
                spec.version(),
                place.asset(),
                place.timeframe(),
                place.exchangeTsMicros(),
                spec.subtype(),
                place.triggerTsMicros(),
                provenance.configHash());
    }

    /** The event; an episode it opens itself has the event's own id. */
    public AnomalyEvent event(Alarm alarm, Place place, UUID eventId, UUID episodeId) {
        DetectorSpec spec = alarm.spec();
        return new AnomalyEvent(
                eventId,
                spec.detectorId(),
                spec.version(),
                spec.eventClass(),
                spec.subtype(),
                place.asset(),
                place.timeframe(),
                place.exchangeTsMicros(),
                place.triggerTsMicros(),
                spec.direction(),
                alarm.severity(),
                alarm.score(),
                alarm.pValue(),
                episodeId,
                false,
                place.isInUniverse(),
                place.isHot(),
                place.universeRev(),
                new EventOrigin(place.featurePack(), spec.pack(), provenance, 0),
                alarm.payload());
    }
}
