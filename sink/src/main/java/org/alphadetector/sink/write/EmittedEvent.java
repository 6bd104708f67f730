package org.alphadetector.sink.write;

import org.alphadetector.detectors.event.AnomalyEvent;

/**
 * An event and when it was published.
 *
 * @param event the event
 * @param emittedAtMicros microseconds since the epoch, by the publisher's clock
 */
record EmittedEvent(AnomalyEvent event, long emittedAtMicros) {}
