package org.alphadetector.research.peer;

/** A detector of one asset to compare with: looks at a row of numbers, says how unusual it is, and learns it. */
public interface Peer {
    /** The score of the values, higher is more unusual; NaN in warm-up. Values that are NaN are left out. */
    double score(double[] values);
}
