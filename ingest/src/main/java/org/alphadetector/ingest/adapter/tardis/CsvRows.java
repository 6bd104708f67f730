package org.alphadetector.ingest.adapter.tardis;

import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.tick.Tick;

/** Makes ticks of the rows of one type of CSV file. */
interface CsvRows {
    /** Takes in a row; whether the tick was filled. */
    boolean read(CsvLine row, Tick tick) throws DamagedLineException;

    /** After the last row: whether a last tick was filled. */
    default boolean finish(Tick tick) {
        return false;
    }
}
