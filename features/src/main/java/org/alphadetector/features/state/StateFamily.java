package org.alphadetector.features.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of a {@link StateBuffer} and of its copies, each at a place of its own, and which blocks of them changed.
 * Whose words a buffer means is a number and no reference: it changes with every tick, and a reference that is stored
 * in an old object costs a collector's barrier, with a memory fence under G1.
 *
 * <p>Many small places share an array: with an array for each, the first word of an asset would wait for the way to its
 * array and for that array's length too.
 */
final class StateFamily {
    /** About how many words an array has; one place may need more. */
    private static final int ARRAY_WORDS = 1 << 16;
    /** As many as the bits of the word that tells which changed. */
    private static final int MAX_BLOCKS = Long.SIZE;
    /** A block has at least 2 to this power of words. */
    private static final int SMALLEST_BLOCK_SHIFT = 8;

    private final Map<String, OpenSection> sections = new LinkedHashMap<>();
    private long[][] arrays = {new long[64]};
    /** The places of an array, as a power of two: more than one as soon as there are copies. */
    private int placeBits;
    /** Of each place the blocks that changed, a bit each. */
    private long[] dirty = new long[1];

    private int blockShift = SMALLEST_BLOCK_SHIFT;
    /** The places that copies gave back. */
    private final BitSet free = new BitSet();

    private int places = 1;
    private int length;
    /** Where each area ends. */
    private final int[] ends = new int[Area.values().length];
    /** The slices beyond the common area, while the layout grows: those of the common area never move. */
    private List<StateSlice> slices = new ArrayList<>();

    private @Nullable StateLayout layout;
    private int fingerprint;

    private record OpenRun(String name, StateSlice slice) {}

    private record OpenSection(int version, List<OpenRun> runs) {}

    /** Begins a section; only before there are copies. */
    void begin(String section, int version) {
        requireOpen(section);
        if (sections.put(section, new OpenSection(version, new ArrayList<>())) != null) {
            throw new IllegalArgumentException("section begun twice: name=" + section);
        }
    }

    /** Adds a slice of a section to the layout. */
    StateSlice allocate(StateBuffer buffer, String section, Area area, String name, int sliceLength) {
        requireOpen(section + '.' + name);
        int base = ends[area.index];
        if (length + sliceLength > arrays[0].length) {
            arrays[0] = Arrays.copyOf(arrays[0], Math.max(length + sliceLength, arrays[0].length * 2));
        }
        makeRoom(base, sliceLength);
        length += sliceLength;
        for (int i = area.index; i < ends.length; i++) {
            ends[i] += sliceLength;
        }
        while (blocks() > MAX_BLOCKS) {
            blockShift++;
        }
        StateSlice slice = new StateSlice(buffer, base, sliceLength);
        follow(slice);
        OpenSection open = sections.get(section);
        if (open == null) {
            throw new IllegalArgumentException("no such section: name=" + section);
        }
        open.runs.add(new OpenRun(name, slice));
        layout = null;
        return slice;
    }

    private void requireOpen(String name) {
        if (places > 1) {
            throw new IllegalStateException("the layout is fixed: name=" + name);
        }
    }

    /** Moves what lies in later areas. */
    private void makeRoom(int base, int count) {
        if (base == length) {
            return;
        }
        System.arraycopy(arrays[0], base, arrays[0], base + count, length - base);
        Arrays.fill(arrays[0], base, base + count, 0);
        for (StateSlice slice : slices) {
            if (slice.base() >= base) {
                slice.moveBy(count);
            }
        }
    }

    /** Lets a slice move with its words while the layout still grows. */
    void follow(StateSlice slice) {
        if (places == 1 && slice.base() >= ends[Area.COMMON.index]) {
            slices.add(slice);
        }
    }

    /** The place of new words, equal to those at a place. */
    int copy(int place) {
        if (places == 1) {
            fixLayout();
        }
        int added = free.isEmpty() ? places++ : free.nextSetBit(0);
        free.clear(added);
        if (added == dirty.length) {
            dirty = Arrays.copyOf(dirty, 2 * added);
        }
        if (arrayOf(added) == arrays.length) {
            arrays = Arrays.copyOf(arrays, arrays.length + 1);
            arrays[arrayOf(added)] = new long[length << placeBits];
        }
        System.arraycopy(words(arrayOf(place)), firstWord(place), words(arrayOf(added)), firstWord(added), length);
        dirty[added] = 0;
        return added;
    }

    private void fixLayout() {
        layout();
        slices = List.of();
        placeBits = Math.max(0, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(ARRAY_WORDS / Math.max(1, length)));
        arrays[0] = Arrays.copyOf(arrays[0], length << placeBits);
    }

    /** Gives a place back, once: the next copy may have it. */
    void release(int place) {
        if (free.get(place)) {
            throw new IllegalStateException("given back twice: place=" + place);
        }
        free.set(place);
    }

    /** The array in which a place is. */
    int arrayOf(int place) {
        return place >>> placeBits;
    }

    /** Where in its array a place begins. */
    int firstWord(int place) {
        return (place & ((1 << placeBits) - 1)) * length;
    }

    long[] words(int array) {
        return arrays[array];
    }

    /** The blocks of a place that changed, a bit each. */
    long dirty(int place) {
        return dirty[place];
    }

    void clean(int place) {
        dirty[place] = 0;
    }

    /** The word of that index changed. Asking first spares a tick a chain of stores that wait for each other. */
    void changed(int place, int index) {
        long block = 1L << (index >>> blockShift);
        if ((dirty[place] & block) == 0) {
            dirty[place] |= block;
        }
    }

    /** Every block counts as changed. */
    void allChanged(int place) {
        dirty[place] = blocks() == 0 ? 1 : -1L >>> (MAX_BLOCKS - blocks());
    }

    int length() {
        return length;
    }

    int blocks() {
        return (length + (1 << blockShift) - 1) >>> blockShift;
    }

    int blockShift() {
        return blockShift;
    }

    /** Sections and where they lie, as of now. */
    StateLayout layout() {
        StateLayout known = layout;
        if (known == null) {
            Map<String, StateLayout.Section> described = new TreeMap<>();
            sections.forEach((name, section) -> described.put(
                    name,
                    new StateLayout.Section(
                            section.version,
                            section.runs.stream()
                                    .map(run -> new StateLayout.Run(run.name, run.slice.base(), run.slice.length()))
                                    .toList())));
            known = new StateLayout(described, length, blockShift);
            layout = known;
            fingerprint = known.fingerprint();
        }
        return known;
    }

    int fingerprint() {
        layout();
        return fingerprint;
    }
}
