package org.alphadetector.features.source;

/**
 * The asset stage's word that every row of an exchange in a source partition, of every timeframe, up to and including a
 * 1m lattice point has been sent.
 */
public record Mark(SourcePartition source, String exchange, long pointMicros) {}
