package org.alphadetector.features.state;

/** Deals a slice out in parts, one after the other, to those that share it. */
public final class SliceParts {
    private final StateSlice slice;
    private int dealt;

    public SliceParts(StateSlice slice) {
        this.slice = slice;
    }

    /** The next words of the slice. */
    public StateSlice next(int words) {
        StateSlice part = slice.part(dealt, words);
        dealt += words;
        return part;
    }

    /** Throws unless all words of the slice were dealt out. */
    public void requireAllDealt() {
        if (dealt != slice.length()) {
            throw new IllegalArgumentException("slice length=" + slice.length() + ", needed=" + dealt);
        }
    }
}
