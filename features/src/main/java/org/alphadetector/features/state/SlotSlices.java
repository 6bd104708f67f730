package org.alphadetector.features.state;

/** One slice for each of the two minutes that can be live at once. */
public final class SlotSlices {
    private final StateSlice first;
    private final StateSlice second;

    private SlotSlices(StateSlice first, StateSlice second) {
        this.first = first;
        this.second = second;
    }

    /** Allocates both slices in the buffer under one name, each beside what else ticks of its minute touch. */
    public SlotSlices(StateSection buffer, String name, int wordsPerSlot) {
        this(
                buffer.allocate(Area.FIRST_MINUTE, name + ".0", wordsPerSlot),
                buffer.allocate(Area.SECOND_MINUTE, name + ".1", wordsPerSlot));
    }

    /** Allocates both slices where they are not in the way of what every tick touches. */
    public static SlotSlices far(StateSection buffer, String name, int wordsPerSlot) {
        return new SlotSlices(
                buffer.allocate(Area.FAR, name + ".0", wordsPerSlot),
                buffer.allocate(Area.FAR, name + ".1", wordsPerSlot));
    }

    /** The slice of slot 0 or 1. */
    public StateSlice of(int slot) {
        return slot == 0 ? first : second;
    }
}
