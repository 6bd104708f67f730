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
 */
public final class LiveStates {
    /** Takes the saved form of a state, or null where the state is gone. */
    @FunctionalInterface
    public interface Writer {
        void write(String key, byte @Nullable [] saved);
    }

    private final TreeMap<String, StateBuffer> live = new TreeMap<>();
    private final TreeMap<String, byte[]> restored = new TreeMap<>();
    private final TreeSet<String> forgotten = new TreeSet<>();
    /** Where saved forms are made, as large as the largest state so far. */
    private ByteBuffer scratch = ByteBuffer.allocate(0);

    /**
     * Takes over a buffer, fully allocated, under a key; a saved form that was restored under the key is loaded. One that was
     * saved before the key was forgotten stays deleted: the new buffer may well stay clean, and must not be restored as it.
     */
    public void register(String key, StateBuffer buffer) {
        byte[] saved = restored.remove(key);
        if (saved != null) {
            buffer.load(saved);
        }
        if (live.put(key, buffer) != null) {
            throw new IllegalStateException("state registered twice: key=" + key);
        }
    }

    /** Deletes the state of a key. */
    public void forget(String key) {
        boolean known = live.remove(key) != null;
        if (restored.remove(key) != null || known) {
            forgotten.add(key);
        }
    }

    /** Hands in a saved form; to be called before the stage sees its first record. */
    public void restore(String key, byte[] saved) {
        restored.put(key, saved);
    }

    /** The restored keys of a prefix that no one has registered yet, in order. */
    public List<String> unclaimed(String prefix) {
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : restored.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            keys.add(entry.getKey());
        }
        return keys;
    }

    /** Whether a saved form waits under the key. */
    public boolean isRestored(String key) {
        return restored.containsKey(key);
    }

    /**
     * Writes every state that is gone or changed since the last call, then counts it as clean. Of a key that was forgotten
     * and registered again both may be written, its new state last.
     */
    public void writeDirty(Writer writer) {
        for (String key : forgotten) {
            writer.write(key, null);
        }
        forgotten.clear();
        for (Map.Entry<String, StateBuffer> entry : live.entrySet()) {
            StateBuffer buffer = entry.getValue();
            if (buffer.isDirty()) {
                if (scratch.capacity() < buffer.longestSaved()) {
                    scratch = ByteBuffer.allocate(buffer.longestSaved());
                }
                writer.write(entry.getKey(), buffer.save(scratch));
                buffer.markClean();
            }
        }
    }

    /** Drops everything on the heap, as when a task is revived. */
    public void clear() {
        live.clear();
        restored.clear();
        forgotten.clear();
    }
}
