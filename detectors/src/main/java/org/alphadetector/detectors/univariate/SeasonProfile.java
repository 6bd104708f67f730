package org.alphadetector.detectors.univariate;

/**
 * What a series usually is at each part of a day or week: for every slot of the period the forgetting mean over its
 * visits. A slot is defined from its second visit on: what is happening in it now is no part of it.
 */
final class SeasonProfile {
    static final long DAY_MICROS = 86_400_000_000L;

    private static final double LEAST_GAIN = 0.2;

    private final long periodMicros;
    private final double[] means;
    private final int[] visits;
    private int slot = -1;
    private double sum;
    private int count;

    SeasonProfile(long periodMicros, int slots) {
        this.periodMicros = periodMicros;
        this.means = new double[slots];
        this.visits = new int[slots];
    }

    /** A profile of the day in quarters of an hour. */
    static SeasonProfile daily() {
        return new SeasonProfile(DAY_MICROS, 96);
    }

    /** A profile of the week in half-hours. */
    static SeasonProfile weekly() {
        return new SeasonProfile(7 * DAY_MICROS, 336);
    }

    /** The usual value at that time, between slots in proportion; NaN where the slot was not visited before. */
    double at(long timeMicros) {
        double position = position(timeMicros);
        int own = (int) position;
        if (visits[own] == 0) {
            return Double.NaN;
        }
        double fromMiddle = position - own - 0.5;
        int neighbour = Math.floorMod(own + (fromMiddle < 0 ? -1 : 1), means.length);
        if (visits[neighbour] == 0) {
            return means[own];
        }
        return means[own] + Math.abs(fromMiddle) * (means[neighbour] - means[own]);
    }

    void learn(long timeMicros, double value) {
        int now = (int) position(timeMicros);
        if (now != slot) {
            closeVisit();
            slot = now;
        }
        sum += value;
        count++;
    }

    private void closeVisit() {
        if (count > 0) {
            double gain = Math.max(LEAST_GAIN, 1.0 / ++visits[slot]);
            means[slot] += (sum / count - means[slot]) * gain;
        }
        sum = 0;
        count = 0;
    }

    private double position(long timeMicros) {
        double share = Math.floorMod(timeMicros, periodMicros) / (double) periodMicros;
        return Math.min(share * means.length, Math.nextDown((double) means.length));
    }
}
