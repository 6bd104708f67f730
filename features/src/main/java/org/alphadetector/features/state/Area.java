package org.alphadetector.features.state;

/**
 * Where in a {@link StateBuffer} a slice lies. What a tick touches lies side by side, so that with thousands of assets it
 * waits for few lines of memory; areas follow each other in the order given here, slices in each in the order of allocation.
 */
public enum Area {
    /** What belongs to no minute. */
    COMMON,
    /** What nearly every tick of the live minute in slot 0 touches. */
    FIRST_MINUTE,
    /** The same of slot 1. */
    SECOND_MINUTE,
    /** What is large, of which a tick touches a word or two, or seldom touched. */
    FAR;

    /** 0 for the first area, rising in their order. */
    final int index;

    @SuppressWarnings("EnumOrdinal") // The order is the layout's.
    Area() {
        index = ordinal();
    }
}
