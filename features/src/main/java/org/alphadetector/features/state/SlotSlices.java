package org.alphadetector.features.state;

/** One slice for each of the two minutes that can be live at once. */
public final class SlotSlices {
    private final StateSlice first;
    private final StateSlice second;

    /** Allocates both slices in the buffer under one name. */
    public SlotSlices(StateBuffer buffer, String name, int wordsPerSlot) {
        StateSlice both = buffer.allocate(name, 2 * wordsPerSlot);
        first = both.part(0, wordsPerSlot);
        second = both.part(wordsPerSlot, wordsPerSlot);
    }

    /** The slice of slot 0 or 1. */
    public StateSlice of(int slot) {
        return slot == 0 ? first : second;
    }
}
