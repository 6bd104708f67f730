package org.alphadetector.features.streams;

import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.SectionChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what became of the state of an earlier build: a line for each section that is new, changed or gone.
 */
final class SectionLog implements LiveStates.ChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(SectionLog.class);

    @Override
    public void changed(String kind, String section, SectionChange change) {
        LOG.info(
                "state {}: {} {}; everything else is kept",
                kind,
                section,
                switch (change) {
                    case ADDED -> "is new in this build and starts in warm-up";
                    case CHANGED -> "means something else in this build and starts in warm-up";
                    case EXTENDED -> "has more in this build, and what is new in it starts in warm-up";
                    case REDUCED -> "has less in this build, and the rest of it is dropped";
                    case DROPPED -> "is unknown to this build and is dropped";
                });
    }
}
