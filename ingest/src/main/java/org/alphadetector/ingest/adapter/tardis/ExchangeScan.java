package org.alphadetector.ingest.adapter.tardis;

/** Finds the exchanges of a file's lines, without reading more of a line than it must. */
public interface ExchangeScan {
    /** Takes in a line. */
    void line(byte[] buffer, int offset, int length);
}
