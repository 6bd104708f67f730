package org.alphadetector.ingest.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.adapter.file.SkipReason;

/** Keeps all it hears. */
public final class RecordedListener implements AdapterListener {
    public final List<String> damaged = new ArrayList<>();
    public final List<String> gaps = new ArrayList<>();
    public final Map<SkipReason, Integer> skipped = new EnumMap<>(SkipReason.class);
    public long bytesRead;
    public long fileBytes;

    @Override
    public void damagedLine(Path file, long lineNumber, String problem) {
        damaged.add(file.getFileName() + ":" + lineNumber + ": " + problem);
    }

    @Override
    public void skipped(SkipReason reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    @Override
    public void bookGap(Path file, long lineNumber, String symbol) {
        gaps.add(symbol + "@" + lineNumber);
    }

    @Override
    public void bytesRead(Path file, long read, long size) {
        bytesRead = read;
        fileBytes = size;
    }
}
