package org.alphadetector.features.row;

import java.util.UUID;

/**
 * An alarm at tick time, as the row of its bar carries it.
 *
 * @param detectorId the tick-time detector
 * @param eventId its event
 * @param direction 1 up, -1 down
 * @param severity the event's severity, 0 to 100
 * @param triggerTsMicros time of the tick that fired, microseconds since the epoch
 */
public record Firing(String detectorId, UUID eventId, int direction, int severity, long triggerTsMicros) {}
