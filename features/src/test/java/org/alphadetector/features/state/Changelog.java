package org.alphadetector.features.state;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a changelog keeps of the states of a stage: of each key what was written last. */
public final class Changelog {
    private final TreeMap<String, byte[]> saved = new TreeMap<>();

    /** Writes what changed since the last commit. */
    public void commit(LiveStates states) {
        states.writeDirty((key, bytes) -> {
            if (bytes == null) {
                saved.remove(key);
            } else {
                saved.put(key, bytes);
            }
        });
    }

    /** What is left after a crash. */
    public LiveStates restored() {
        LiveStates states = new LiveStates();
        copyTo(states);
        return states;
    }

    /** Hands everything that is kept to states that are new. */
    public void copyTo(LiveStates states) {
        saved.forEach(states::restore);
    }

    /** The states that are kept, by their keys without the numbers of blocks. */
    public List<String> owners() {
        TreeSet<String> owners = new TreeSet<>();
        saved.keySet().stream()
                .filter(key -> key.indexOf('\0') > 0)
                .forEach(key -> owners.add(key.substring(0, key.indexOf('\0'))));
        return List.copyOf(owners);
    }

    /** The blocks that are kept, hexadecimal; which layouts are beside them depends on what was there in between. */
    public Map<String, String> blocks() {
        TreeMap<String, String> blocks = new TreeMap<>();
        saved.forEach((key, bytes) -> {
            if (key.indexOf('\0') > 0) {
                blocks.put(key, HexFormat.of().formatHex(bytes));
            }
        });
        return blocks;
    }
}
