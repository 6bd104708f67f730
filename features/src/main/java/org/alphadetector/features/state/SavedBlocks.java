package org.alphadetector.features.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The saved blocks of one state, of whatever layout they are. */
final class SavedBlocks {
    private final TreeMap<Integer, byte[]> blocks = new TreeMap<>();

    void put(int block, byte[] saved) {
        blocks.put(block, saved);
    }

    /** Which blocks there are, a bit each. */
    long mask() {
        long mask = 0;
        for (int block : blocks.keySet()) {
            mask |= 1L << block;
        }
        return mask;
    }

    /** The layout that all blocks are of; they are written together, so a mixture is not what this program saves. */
    int fingerprint() {
        int fingerprint = StateLayout.fingerprintOf(blocks.firstEntry().getValue());
        for (byte[] block : blocks.values()) {
            if (StateLayout.fingerprintOf(block) != fingerprint) {
                throw new IncompatibleStateException("saved state is a mixture of two layouts");
            }
        }
        return fingerprint;
    }

    /** Fills a buffer of the same layout. */
    void loadInto(StateBuffer buffer) {
        blocks.forEach(buffer::loadBlock);
        buffer.markClean();
    }

    /**
     * Takes over the sections that the buffer's layout has too and that mean the same, slice by slice; the others stay
     * as they are, new.
     *
     * @param changes is told each section that starts new, that gained or lost slices, and that is dropped
     */
    void moveInto(StateBuffer buffer, StateLayout saved, BiConsumer<SectionChange, String> changes) {
        long[] words = words(saved);
        Map<String, StateLayout.Section> own = buffer.layout().sections();
        own.forEach((name, section) -> {
            StateLayout.Section before = saved.sections().get(name);
            if (before == null || !section.agrees(before)) {
                changes.accept(before == null ? SectionChange.ADDED : SectionChange.CHANGED, name);
                return;
            }
            if (section.runs().size() != before.runs().size()) {
                boolean isMore = section.runs().size() > before.runs().size();
                changes.accept(isMore ? SectionChange.EXTENDED : SectionChange.REDUCED, name);
            }
            for (StateLayout.Run run : section.runs()) {
                before.run(run.name()).ifPresent(from -> copy(words, from, buffer, run));
            }
        });
        saved.sections().keySet().stream()
                .filter(name -> !own.containsKey(name))
                .forEach(name -> changes.accept(SectionChange.DROPPED, name));
        buffer.markDirty();
    }

    private static void copy(long[] words, StateLayout.Run from, StateBuffer buffer, StateLayout.Run to) {
        for (int i = 0; i < to.length(); i++) {
            buffer.word(to.base() + i, words[from.base() + i]);
        }
    }

    private long[] words(StateLayout layout) {
        int blockWords = 1 << layout.blockShift();
        long[] words = new long[layout.length()];
        blocks.forEach((block, saved) -> {
            int from = block * blockWords;
            BlockCodec.decode(saved, words, from, Math.min(from + blockWords, words.length));
        });
        return words;
    }
}
