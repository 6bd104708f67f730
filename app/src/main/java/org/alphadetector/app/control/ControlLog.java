package org.alphadetector.app.control;

import org.alphadetector.features.control.ControlEffect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says to whoever runs the pipeline that rows are left out from now on, or wanted again. */
public final class ControlLog {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLog.class);

    private ControlLog() {}

    /** Warns of a record that took effect; whoever wrote one that did not is told elsewhere. */
    public static void say(ControlEffect effect) {
        if (effect.isApplied()) {
            LOG.warn("{} Why: {}.", EffectSentence.of(effect), effect.control().reason());
        }
    }
}
