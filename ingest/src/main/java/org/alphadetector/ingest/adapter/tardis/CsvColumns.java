package org.alphadetector.ingest.adapter.tardis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.adapter.file.CsvLine;

/** Where the columns of a CSV file are, by its header line. */
final class CsvColumns {
    private final Map<String, Integer> indexes = new HashMap<>();

    private final int count;

    CsvColumns(byte[] buffer, int offset, int length) {
        CsvLine header = new CsvLine();
        header.split(buffer, offset, length);
        for (int i = 0; i < header.count(); i++) {
            indexes.putIfAbsent(header.text(i), i);
        }
        count = header.count();
    }

    /** The index of a column, or -1 where the file has none of that name. */
    int index(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** The number of columns. */
    int count() {
        return count;
    }

    /** The first of these columns that the file lacks, or the empty text. */
    String firstMissing(List<String> names) {
        return names.stream().filter(name -> index(name) < 0).findFirst().orElse("");
    }
}
