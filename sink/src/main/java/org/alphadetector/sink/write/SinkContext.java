package org.alphadetector.sink.write;

import java.time.Clock;

/**
 * What an event's row says beside the event itself.
 *
 * @param clock tells {@code emitted_at} where the event does not come with a publishing time
 * @param isReplay whether the events are of a replay of the past
 */
public record SinkContext(Clock clock, boolean isReplay) {}
