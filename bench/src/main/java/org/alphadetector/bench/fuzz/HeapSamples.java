package org.alphadetector.bench.fuzz;

import java.util.ArrayList;
import java.util.List;

/** The live heap after each tenth of a run, and whether it stayed as it was after the second. */
final class HeapSamples {
    static final int COUNT = 10;

    private static final int MB_SHIFT = 20;
    private static final long TOLERANCE_BYTES = 8L << MB_SHIFT;
    /** In the first tenth tables fill and code is compiled. */
    private static final int WARM_UP = 1;

    private final List<Long> bytes = new ArrayList<>();

    /** Collects garbage and notes what is left. */
    void take() {
        Runtime runtime = Runtime.getRuntime();
        // Twice: what the first one finds unreachable through references is freed by the second.
        System.gc();
        System.gc();
        bytes.add(runtime.totalMemory() - runtime.freeMemory());
    }

    /** How many were taken. */
    int count() {
        return bytes.size();
    }

    /** Whether the last is at most 8 MB above the one after the first. */
    boolean isFlat() {
        return bytes.size() > WARM_UP && bytes.get(bytes.size() - 1) - bytes.get(WARM_UP) <= TOLERANCE_BYTES;
    }

    String describe() {
        List<Long> megabytes = bytes.stream().map(each -> each >> MB_SHIFT).toList();
        return "heap after each tenth, MB: " + megabytes + (isFlat() ? "" : " NOT FLAT");
    }
}
