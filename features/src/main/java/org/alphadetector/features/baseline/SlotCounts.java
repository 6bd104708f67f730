package org.alphadetector.features.baseline;

import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSection;

/** Makes one histogram for each of the two minutes that can be live at once. */
public final class SlotCounts {
    private SlotCounts() {}

    /** Two empty histograms, by slot: what every value touches beside what else ticks touch, the cells far from it. */
    public static BucketCounts[] of(StateSection tickState, String name, int capacity) {
        SlotSlices heads = new SlotSlices(tickState, name + ".head", BucketCounts.HEAD_WORDS);
        SlotSlices cells = SlotSlices.far(tickState, name + ".cells", BucketCounts.cellWords(capacity));
        return new BucketCounts[] {
            new BucketCounts(heads.of(0), cells.of(0), capacity), new BucketCounts(heads.of(1), cells.of(1), capacity)
        };
    }
}
