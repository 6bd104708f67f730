package org.alphadetector.detectors.alarm;

import java.util.UUID;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventIds;
import org.alphadetector.detectors.event.EventOrigin;
import org.alphadetector.features.row.Provenance;

/** Makes events of candidates; their ids follow from their content. */
final class EventMaker {
    private final Provenance provenance;

    /** Events of one configuration and build. */
    EventMaker(Provenance provenance) {
        this.provenance = provenance;
    }

    /** The id the candidate's event has. */
    UUID id(Candidate candidate) {
        DetectorSpec spec = candidate.spec();
        Place place = candidate.place();
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
    AnomalyEvent event(Candidate candidate, UUID eventId, UUID episodeId, boolean isShadow) {
        DetectorSpec spec = candidate.spec();
        Place place = candidate.place();
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
                candidate.severity(),
                candidate.score(),
                candidate.pValue(),
                episodeId,
                isShadow,
                place.membership(),
                new EventOrigin(place.featurePack(), spec.pack(), provenance, 0),
                candidate.payload());
    }
}
