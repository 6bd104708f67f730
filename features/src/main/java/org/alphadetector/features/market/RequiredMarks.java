package org.alphadetector.features.market;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphadetector.features.asset.SourcePartition;

/**
 * Whose marks a lattice point waits for: every exchange in every source partition of the configuration. The set is
 * given, never discovered, so that a quiet source is waited for and the output does not depend on who speaks first.
 */
public final class RequiredMarks {
    private final SortedSet<RequiredMark> required;
    private final SortedSet<RequiredMark> excluded;

    private RequiredMarks(SortedSet<RequiredMark> required, SortedSet<RequiredMark> excluded) {
        if (required.isEmpty()) {
            throw new IllegalArgumentException("no mark is required: excluded=" + excluded);
        }
        this.required = Collections.unmodifiableSortedSet(required);
        this.excluded = Collections.unmodifiableSortedSet(excluded);
    }

    /** Waits for these. */
    public static RequiredMarks of(Collection<RequiredMark> required) {
        return new RequiredMarks(new TreeSet<>(required), new TreeSet<>());
    }

    /** Waits for every exchange in every source partition. */
    public static RequiredMarks ofAll(Collection<SourcePartition> sources, Collection<String> exchanges) {
        SortedSet<RequiredMark> required = new TreeSet<>();
        for (SourcePartition source : sources) {
            for (String exchange : exchanges) {
                required.add(new RequiredMark(source, exchange));
            }
        }
        return new RequiredMarks(required, new TreeSet<>());
    }

    /** The same without one, which is from now on neither waited for nor refused. */
    public RequiredMarks without(RequiredMark mark) {
        SortedSet<RequiredMark> remaining = new TreeSet<>(required);
        SortedSet<RequiredMark> left = new TreeSet<>(excluded);
        if (remaining.remove(mark)) {
            left.add(mark);
        }
        return new RequiredMarks(remaining, left);
    }

    /** Those waited for, in order. */
    public SortedSet<RequiredMark> required() {
        return required;
    }

    /** Those left out, in order. */
    public SortedSet<RequiredMark> excluded() {
        return excluded;
    }
}
