package org.alphadetector.features.state;

import java.util.Collection;
import java.util.List;

/** Saved state was made from other exchanges, topics or partitions than those that are configured now. */
public final class OtherSourcesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OtherSourcesException(String message) {
        super(message);
    }

    /** Refuses state of other sources than the configured ones; state of none is new and fits any. */
    public static void requireSame(Collection<String> restored, Collection<String> configured) {
        List<String> gone = difference(restored, configured);
        List<String> added = difference(configured, restored);
        if (!restored.isEmpty() && !(gone.isEmpty() && added.isEmpty())) {
            throw new OtherSourcesException("no longer named: " + gone + ", not known before: " + added);
        }
    }

    private static List<String> difference(Collection<String> from, Collection<String> less) {
        return from.stream().filter(name -> !less.contains(name)).sorted().toList();
    }
}
