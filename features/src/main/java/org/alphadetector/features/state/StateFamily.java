package org.alphadetector.features.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The words of a {@link StateBuffer} and of its copies, each at a place of its own, and which of them changed. Whose words a
 * buffer means is a number and no reference: it changes with every tick, and a reference that is stored in an old object
 * costs a collector's barrier, with a memory fence under G1.
 */
final class StateFamily {
    private final CRC32C layout = new CRC32C();
    private long[][] words = {new long[64]};
    private boolean[] dirty = new boolean[1];
    /** The places that copies gave back, {@link #freeCount} of them. */
    private int[] free = new int[0];

    private int freeCount;
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
        if (length + sliceLength > words[0].length) {
            words[0] = Arrays.copyOf(words[0], Math.max(length + sliceLength, words[0].length * 2));
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
        System.arraycopy(words[0], base, words[0], base + count, length - base);
        Arrays.fill(words[0], base, base + count, 0);
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
        slices = List.of();
        int added = freeCount > 0 ? free[--freeCount] : places++;
        if (added == words.length) {
            words = Arrays.copyOf(words, 2 * added);
            dirty = Arrays.copyOf(dirty, 2 * added);
        }
        words[added] = Arrays.copyOf(words[place], length);
        dirty[added] = false;
        return added;
    }

    /** Gives a place back. */
    void release(int place) {
        words[place] = new long[0];
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, Math.max(16, 2 * freeCount));
        }
        free[freeCount++] = place;
    }

    long[] words(int place) {
        return words[place];
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
