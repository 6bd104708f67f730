package org.alphadetector.app.metrics;

import org.alphadetector.app.control.ControlLog;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.streams.NoMeters;
import org.alphadetector.ingest.tick.TickFault;

/** Measures nothing, and says in the log what nobody should miss. */
public final class SpokenMeters extends NoMeters {
    private final DeadLetterLog deadLetters = new DeadLetterLog();

    @Override
    public void control(ControlEffect effect) {
        ControlLog.say(effect);
    }

    @Override
    public void deadLetter(TickFault fault) {
        deadLetters.say(fault);
    }
}
