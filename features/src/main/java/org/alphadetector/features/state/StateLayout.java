package org.alphadetector.features.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Which words of a state belong to which section. It is saved beside the states, once for all of one layout, so that a
 * build with more or fewer sections can read what an earlier build saved.
 */
final class StateLayout {
    private final TreeMap<String, Section> sections = new TreeMap<>();
    private final int blockShift;
    private final int length;

    /** The words of a slice. */
    record Run(String name, int base, int length) {}

    /** The words of one owner, and the version of what they mean. */
    record Section(int version, List<Run> runs) {
        /**
         * Whether what both have means the same: the version is the same, and one has every slice of the other, of the
         * same length. Where each has slices that the other lacks, a slice may have been renamed.
         */
        boolean agrees(Section other) {
            Map<String, Integer> own = lengths();
            Map<String, Integer> others = other.lengths();
            return version == other.version
                    && (own.entrySet().containsAll(others.entrySet())
                            || others.entrySet().containsAll(own.entrySet()));
        }

        /** The slice of a name. */
        Optional<Run> run(String name) {
            return runs.stream().filter(run -> run.name.equals(name)).findFirst();
        }

        /** Names and lengths; where the slices lie is no part of it. */
        private Map<String, Integer> lengths() {
            Map<String, Integer> lengths = new TreeMap<>();
            runs.forEach(run -> lengths.put(run.name, run.length));
            return lengths;
        }
    }

    StateLayout(Map<String, Section> sections, int length, int blockShift) {
        this.sections.putAll(sections);
        this.length = length;
        this.blockShift = blockShift;
    }

    Map<String, Section> sections() {
        return sections;
    }

    int length() {
        return length;
    }

    int blockShift() {
        return blockShift;
    }

    /** Tells apart layouts by everything in them. */
    int fingerprint() {
        CRC32C crc = new CRC32C();
        crc.update(encode());
        return (int) crc.getValue();
    }

    /** The saved form. */
    byte[] encode() {
        StringBuilder text = new StringBuilder().append(length).append(' ').append(blockShift);
        sections.forEach((name, section) -> {
            text.append('\n').append(section.version).append(' ').append(name);
            for (Run run : section.runs) {
                text.append('\t').append(run.base).append(' ').append(run.length);
                text.append(' ').append(run.name);
            }
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static StateLayout decode(byte[] saved) {
        String[] lines = new String(saved, StandardCharsets.UTF_8).split("\n", -1);
        String[] sizes = lines[0].split(" ", 2);
        TreeMap<String, Section> sections = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split("\t", -1);
            String[] head = parts[0].split(" ", 2);
            List<Run> runs = new ArrayList<>();
            for (int k = 1; k < parts.length; k++) {
                String[] run = parts[k].split(" ", 3);
                runs.add(new Run(run[2], Integer.parseInt(run[0]), Integer.parseInt(run[1])));
            }
            sections.put(head[1], new Section(Integer.parseInt(head[0]), runs));
        }
        return new StateLayout(sections, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
    }

    /** The fingerprint that a saved block begins with. */
    static int fingerprintOf(byte[] block) {
        return ByteBuffer.wrap(block).getInt();
    }
}
