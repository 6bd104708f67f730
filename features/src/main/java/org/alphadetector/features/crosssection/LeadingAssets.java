package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.StateSlice;

/**
 * The candidates for leaders of the market: the {@value #COUNT} assets of the largest weighted turnover. An asset keeps
 * its place while no other has half as much again as it; one changes at most in a minute, so that what was learnt of
 * the others stays. The turnover of one that has no row decays. Zero words: no candidates.
 */
final class LeadingAssets {
    /** How many there are. */
    static final int COUNT = 8;

    /** The words it needs. */
    static final int WORDS = 2 * COUNT;

    private static final double LEAD = 1.5;

    /** 0 where there is none. */
    private final StateSlice uids;

    private final StateSlice turnovers;
    private final double[] returns = new double[COUNT];

    LeadingAssets(StateSlice slice) {
        uids = slice.part(0, COUNT);
        turnovers = slice.part(COUNT, COUNT);
    }

    /** The uid of the candidate at that place; 0 where there is none. */
    long uid(int place) {
        return uids.word(place);
    }

    /** The return of the candidate in the minute before; NaN where it has none. */
    double returnBefore(int place) {
        return returns[place];
    }

    /**
     * Finds the candidates among the rows.
     *
     * @param returnsBefore of each row the return of the minute before
     * @param weights of each row the turnover
     * @param kept what is left in a minute of the turnover of one without a row
     */
    void find(List<Row> rows, double[] returnsBefore, double[] weights, double kept) {
        for (int place = 0; place < COUNT; place++) {
            returns[place] = Double.NaN;
            turnovers.real(place, kept * turnovers.real(place));
        }
        for (int i = 0; i < rows.size(); i++) {
            int place = placeOf(rows.get(i).asset().uid());
            if (place >= 0) {
                returns[place] = returnsBefore[i];
                turnovers.real(place, weights[i]);
            }
        }
    }

    /** Fills the places that are free, then lets the largest of the others take the place of the smallest. */
    void choose(List<Row> rows, double[] weights) {
        int smallest = smallestPlace();
        int largest = largestOther(rows, weights);
        while (largest >= 0 && uids.word(smallest) == 0) {
            take(smallest, rows.get(largest), weights[largest]);
            smallest = smallestPlace();
            largest = largestOther(rows, weights);
        }
        if (largest >= 0 && weights[largest] > LEAD * turnovers.real(smallest)) {
            take(smallest, rows.get(largest), weights[largest]);
        }
    }

    private void take(int place, Row row, double weight) {
        uids.word(place, row.asset().uid());
        turnovers.real(place, weight);
    }

    /** A free place, else that of the smallest turnover. */
    private int smallestPlace() {
        int smallest = 0;
        for (int place = 0; place < COUNT; place++) {
            if (uids.word(place) == 0) {
                return place;
            }
            if (turnovers.real(place) < turnovers.real(smallest)) {
                smallest = place;
            }
        }
        return smallest;
    }

    /** The row of the largest turnover above 0 that is no candidate, the first of equals; -1 where there is none. */
    private int largestOther(List<Row> rows, double[] weights) {
        int largest = -1;
        double most = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (weights[i] > most && placeOf(rows.get(i).asset().uid()) < 0) {
                most = weights[i];
                largest = i;
            }
        }
        return largest;
    }

    private int placeOf(long uid) {
        for (int place = 0; place < COUNT; place++) {
            if (uids.word(place) == uid) {
                return place;
            }
        }
        return -1;
    }
}
