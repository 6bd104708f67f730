package org.alphadetector.bench.soak;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a process holds open, by what Linux says its descriptors lead to. Files of the data directory are told apart: there are
 * as many as there is data, and they come and go as it is written and compacted. A descriptor leaks if it leads to such a
 * file a second time, or to one that is deleted: those are handles as any other.
 *
 * @param handles descriptors that are not the first of a file in the data directory
 * @param dataFiles different files in the data directory
 */
record OpenFiles(int handles, int dataFiles) {
    private static final String DELETED = " (deleted)";

    /** Counts descriptors by their targets: paths, or such as {@code socket:[4711]}. */
    static OpenFiles of(Collection<Path> targets, Path dataDirectory) {
        Set<Path> dataFiles = new HashSet<>();
        for (Path target : targets) {
            if (target.startsWith(dataDirectory) && !target.toString().endsWith(DELETED)) {
                dataFiles.add(target);
            }
        }
        return new OpenFiles(targets.size() - dataFiles.size(), dataFiles.size());
    }

    /** What two processes hold together; a file that both have open is two. */
    OpenFiles plus(OpenFiles other) {
        return new OpenFiles(handles + other.handles, dataFiles + other.dataFiles);
    }
}
