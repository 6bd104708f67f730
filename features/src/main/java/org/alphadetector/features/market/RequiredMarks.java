package org.alphadetector.features.market;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphadetector.features.source.SourcePartition;

/**
 * Whose marks a lattice point waits for: every exchange in every source partition of the configuration. The set is
 * given, never discovered, so that a quiet source is waited for and the output does not depend on who speaks first.
 * Only a control record takes a source out of it, for a span of points.
 */
public final class RequiredMarks {
    private final SortedSet<RequiredMark> required;

    private RequiredMarks(SortedSet<RequiredMark> required) {
        if (required.isEmpty()) {
            throw new IllegalArgumentException("no mark is required");
        }
        this.required = Collections.unmodifiableSortedSet(required);
    }

    /** Waits for these. */
    public static RequiredMarks of(Collection<RequiredMark> required) {
        return new RequiredMarks(new TreeSet<>(required));
    }

    /** Waits for every exchange in every source partition. */
    public static RequiredMarks ofAll(Collection<SourcePartition> sources, Collection<String> exchanges) {
        SortedSet<RequiredMark> required = new TreeSet<>();
        for (SourcePartition source : sources) {
            for (String exchange : exchanges) {
                required.add(new RequiredMark(source, exchange));
            }
        }
        return new RequiredMarks(required);
    }

    /** Those waited for, in order. */
    public SortedSet<RequiredMark> required() {
        return required;
    }
}
