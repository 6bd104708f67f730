package org.alphadetector.features.state;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state buffers of a stage, by key: live objects on the heap that a driver saves when it commits and restores
 * before the first record. Keys are ordered, so nothing depends on hash order.
 *
 * <p>A state is saved block by block, each under a key of its own; the layouts of the states are saved beside them.
 * State of another layout is read section by section: see {@link SectionChange}.
 */
public final class LiveStates {
    /** Between a state's key and the number of a block; no key holds it. */
    private static final char BLOCK = '\0';

    private static final String LAYOUT = BLOCK + "layout/";
    private static final String NOTE = BLOCK + "note/";
    private static final int HEX = 16;

    /** Takes the saved form of a block or a layout, or null where it is gone. */
    @FunctionalInterface
    public interface Writer {
        void write(String key, byte @Nullable [] saved);
    }

    /** Is told what becomes of a section, once for each kind of state: the part of the key before the first slash. */
    @FunctionalInterface
    public interface ChangeListener {
        void changed(String kind, String section, SectionChange change);
    }

    /** A state, and which of its blocks the store holds, a bit each. */
    private static final class Entry {
        private final StateBuffer buffer;
        private long stored;

        private Entry(StateBuffer buffer, long stored) {
            this.buffer = buffer;
            this.stored = stored;
        }
    }

    private final ChangeListener listener;
    private final TreeMap<String, Entry> live = new TreeMap<>();
    private final TreeMap<String, SavedBlocks> restored = new TreeMap<>();
    /** Of each key that is gone the blocks that the store still holds. */
    private final TreeMap<String, Long> forgotten = new TreeMap<>();

    private final TreeMap<Integer, byte[]> storedLayouts = new TreeMap<>();
    private final TreeMap<String, byte[]> notes = new TreeMap<>();
    private final TreeMap<String, byte[]> newNotes = new TreeMap<>();
    private final TreeSet<String> told = new TreeSet<>();
    private boolean hasOtherLayouts;
    /** Where saved forms are made, as large as the largest block so far. */
    private ByteBuffer scratch = ByteBuffer.allocate(0);

    /** States whose changes of layout nobody hears of. */
    public LiveStates() {
        this((kind, section, change) -> {});
    }

    public LiveStates(ChangeListener listener) {
        this.listener = listener;
    }

    /**
     * Takes over a buffer, fully allocated, under a key; what was restored under the key is loaded, else every block
     * counts as changed. What was saved before the key was forgotten stays deleted.
     *
     * @throws IncompatibleStateException where the saved state cannot be read
     */
    public void register(String key, StateBuffer buffer) {
        SavedBlocks saved = restored.remove(key);
        if (saved == null) {
            buffer.markDirty();
        } else {
            load(key, buffer, saved);
        }
        if (live.put(key, new Entry(buffer, saved == null ? 0 : saved.mask())) != null) {
            throw new IllegalStateException("state registered twice: key=" + key);
        }
    }

    private void load(String key, StateBuffer buffer, SavedBlocks saved) {
        int fingerprint = saved.fingerprint();
        if (fingerprint == buffer.fingerprint()) {
            saved.loadInto(buffer);
            return;
        }
        byte[] layout = storedLayouts.get(fingerprint);
        if (layout == null) {
            throw new IncompatibleStateException("saved state has a layout that was not saved with it: key=" + key
                    + " fingerprint=" + Integer.toHexString(fingerprint));
        }
        hasOtherLayouts = true;
        String kind = kind(key);
        saved.moveInto(buffer, StateLayout.decode(layout), (change, section) -> {
            if (told.add(kind + '\n' + section + '\n' + change)) {
                listener.changed(kind, section, change);
            }
        });
    }

    private static String kind(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    /** Deletes the state of a key. */
    public void forget(String key) {
        Entry known = live.remove(key);
        SavedBlocks saved = restored.remove(key);
        long stored = known != null ? known.stored : saved != null ? saved.mask() : 0;
        if (stored != 0) {
            forgotten.merge(key, stored, (before, more) -> before | more);
        }
    }

    /** Hands in what was saved under a key; to be called before the stage sees its first record. */
    public void restore(String key, byte[] saved) {
        int end = key.lastIndexOf(BLOCK);
        if (key.startsWith(LAYOUT)) {
            storedLayouts.put(Integer.parseUnsignedInt(key.substring(LAYOUT.length()), HEX), saved);
        } else if (key.startsWith(NOTE)) {
            notes.put(key.substring(NOTE.length()), saved);
        } else if (end > 0) {
            restored.computeIfAbsent(key.substring(0, end), of -> new SavedBlocks())
                    .put(Integer.parseInt(key.substring(end + 1)), saved);
        } else {
            throw new IncompatibleStateException("saved state has a form that this build does not read: key=" + key);
        }
    }

    /** Keeps what a later build needs to read what this one wrote; for good. */
    public void note(String name, byte[] text) {
        if (notes.put(name, text) == null) {
            newNotes.put(name, text);
        }
    }

    /** What earlier builds noted under names of a prefix, in the order of the names. */
    public List<byte[]> notes(String prefix) {
        return notes.entrySet().stream()
                .filter(note -> note.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The restored keys of a prefix that no one has registered yet, in order. */
    public List<String> unclaimed(String prefix) {
        List<String> keys = new ArrayList<>();
        for (String key : restored.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            keys.add(key);
        }
        return keys;
    }

    /** Whether saved blocks wait under the key. */
    public boolean isRestored(String key) {
        return restored.containsKey(key);
    }

    /**
     * Writes every block that is gone or changed since the last call, then counts it as clean. Of a key that was
     * forgotten and registered again both may be written, its new state last.
     */
    public void writeDirty(Writer writer) {
        newNotes.forEach((name, text) -> writer.write(NOTE + name, text));
        newNotes.clear();
        forgotten.forEach((key, stored) -> writeGone(key, stored, writer));
        forgotten.clear();
        for (Map.Entry<String, Entry> entry : live.entrySet()) {
            StateBuffer buffer = entry.getValue().buffer;
            if (buffer.isDirty()) {
                writeLayout(buffer, writer);
                writeBlocks(entry.getKey(), entry.getValue(), writer);
                buffer.markClean();
            }
        }
        if (hasOtherLayouts && restored.isEmpty()) {
            dropUnusedLayouts(writer);
            hasOtherLayouts = false;
        }
    }

    private void writeBlocks(String key, Entry entry, Writer writer) {
        StateBuffer buffer = entry.buffer;
        if (scratch.capacity() < buffer.longestBlock()) {
            scratch = ByteBuffer.allocate(buffer.longestBlock());
        }
        long changed = buffer.changedBlocks();
        for (long left = changed; left != 0; left &= left - 1) {
            int block = Long.numberOfTrailingZeros(left);
            writer.write(key + BLOCK + block, buffer.saveBlock(block, scratch));
        }
        // Blocks that only the layout of an earlier build had.
        long known = -1L >>> (Long.SIZE - buffer.blocks());
        writeGone(key, entry.stored & ~known, writer);
        entry.stored = (entry.stored & known) | changed;
    }

    private static void writeGone(String key, long blocks, Writer writer) {
        for (long left = blocks; left != 0; left &= left - 1) {
            writer.write(key + BLOCK + Long.numberOfTrailingZeros(left), null);
        }
    }

    private void writeLayout(StateBuffer buffer, Writer writer) {
        int fingerprint = buffer.fingerprint();
        if (!storedLayouts.containsKey(fingerprint)) {
            byte[] layout = buffer.layout().encode();
            storedLayouts.put(fingerprint, layout);
            writer.write(layoutKey(fingerprint), layout);
        }
    }

    private void dropUnusedLayouts(Writer writer) {
        TreeSet<Integer> unused = new TreeSet<>(storedLayouts.keySet());
        live.values().forEach(entry -> unused.remove(entry.buffer.fingerprint()));
        for (int fingerprint : unused) {
            storedLayouts.remove(fingerprint);
            writer.write(layoutKey(fingerprint), null);
        }
    }

    private static String layoutKey(int fingerprint) {
        return LAYOUT + Integer.toHexString(fingerprint);
    }

    /** Drops everything on the heap, as when a task is revived. */
    public void clear() {
        live.clear();
        restored.clear();
        forgotten.clear();
        storedLayouts.clear();
        notes.clear();
        newNotes.clear();
        hasOtherLayouts = false;
    }
}
