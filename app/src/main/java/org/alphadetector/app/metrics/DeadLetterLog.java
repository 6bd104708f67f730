package org.alphadetector.app.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of the first tick that is not taken in for each reason: who feeds the pipeline does not learn of it otherwise. */
final class DeadLetterLog {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterLog.class);

    private final Set<TickFault> said = ConcurrentHashMap.newKeySet();

    /** From any thread. */
    void say(TickFault fault) {
        if (said.add(fault)) {
            LOG.warn(
                    "A tick was not taken in: {}{}. It is in the topic {}, as is whatever else comes of this kind; this is"
                            + " said once.",
                    fault.code(),
                    fault == TickFault.UNKNOWN_EXCHANGE ? ", its exchange is none of those that are read" : "",
                    Topics.DEAD_LETTER_TICKS);
        }
    }
}
