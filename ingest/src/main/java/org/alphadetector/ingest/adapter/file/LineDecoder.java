package org.alphadetector.ingest.adapter.file;

import org.alphadetector.ingest.tick.Tick;

/** Makes ticks of a file's lines, in order; a line gives one tick or none. */
public interface LineDecoder {
    /**
     * Takes in one line, without its line end.
     *
     * @return whether the tick was filled
     * @throws DamagedLineException when the line cannot be read; the decoder is ready for the next one
     */
    boolean decode(byte[] buffer, int offset, int length, Tick tick) throws DamagedLineException;

    /** After the last line: whether a last tick was filled. Called again until it says no. */
    default boolean finish(Tick tick) {
        return false;
    }
}
