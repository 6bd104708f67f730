package org.alphadetector.features.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The words of a {@link StateBuffer} and of its copies, each at a place of its own, and which of them changed. Whose words a
 * buffer means is a number and no reference: it changes with every tick, and a reference that is stored in an old object
 * costs a collector's barrier, with a memory fence under G1.
 *
 * <p>Many small places share an array: with an array for each, the first word of an asset would wait for the way to its array
 * and for that array's length too.
 */
final class StateFamily {
    /** About how many words an array has; one place may need more. */
    private static final int ARRAY_WORDS = 1 << 16;

    private final CRC32C layout = new CRC32C();
    private long[][] arrays = {new long[64]};
    /** The places of an array, as a power of two: more than one as soon as there are copies. */
    private int placeBits;

    private boolean[] dirty = new boolean[1];
    /** The places that copies gave back. */
    private final BitSet free = new BitSet();

    private int places = 1;
    private int length;
    /** Where each area ends. */
    private final int[] ends = new int[Area.values().length];
    /** The slices beyond the common area, while the layout grows: those of the common area never move. */
    private List<StateSlice> slices = new ArrayList<>();

    /** Adds a slice to the layout and gives its first word; only before there are copies. */
    int allocate(Area area, String name, int sliceLength) {
        if (places > 1) {
            throw new IllegalStateException("the layout is fixed: name=" + name);
        }
        layout.update((area.name() + ':' + name + ':' + sliceLength + '\n').getBytes(StandardCharsets.UTF_8));
        int base = ends[area.index];
        if (length + sliceLength > arrays[0].length) {
            arrays[0] = Arrays.copyOf(arrays[0], Math.max(length + sliceLength, arrays[0].length * 2));
        }
        makeRoom(base, sliceLength);
        length += sliceLength;
        for (int i = area.index; i < ends.length; i++) {
            ends[i] += sliceLength;
        }
        return base;
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
        dirty[added] = false;
        return added;
    }

    private void fixLayout() {
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

    boolean isDirty(int place) {
        return dirty[place];
    }

    void dirty(int place, boolean isDirty) {
        dirty[place] = isDirty;
    }

    int length() {
        return length;
    }

    int fingerprint() {
        return (int) layout.getValue();
    }
}
