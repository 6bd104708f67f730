package org.alphadetector.features.state;

/**
 * The words of one owner in a {@link StateBuffer}, by name. A build that has other sections still reads this one; when
 * what its words mean changes and their names and lengths do not, its version rises, and it starts new.
 */
public final class StateSection {
    private final StateBuffer buffer;
    private final String name;

    StateSection(StateBuffer buffer, String name) {
        this.buffer = buffer;
        this.name = name;
    }

    /** The owner's name. */
    public String name() {
        return name;
    }

    /** Allocates a slice of zero words in the common area; only while the owner is being constructed. */
    public StateSlice allocate(String sliceName, int sliceLength) {
        return allocate(Area.COMMON, sliceName, sliceLength);
    }

    /** Allocates a slice of zero words; only while the owner is being constructed. */
    public StateSlice allocate(Area area, String sliceName, int sliceLength) {
        return buffer.allocate(name, area, sliceName, sliceLength);
    }
}
