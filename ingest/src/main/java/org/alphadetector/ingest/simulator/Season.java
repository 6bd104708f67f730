package org.alphadetector.ingest.simulator;

/**
 * How volatility and activity follow the clock and the week, mean 1: three sessions a day (Asia 0-8, Europe 7-16, America
 * 13-22, UTC), each busiest at its open and its close (the U of Wood, McInish, Ord: "An investigation of transactions
 * data for NYSE stocks", 1985; sessions that add up as in Dacorogna et al.: "A geographical model for the daily and weekly
 * seasonal volatility in the foreign exchange market", 1993), and quieter weekends.
 */
final class Season {
    private static final long BIN_MICROS = 600_000_000L;
    private static final int BINS_A_DAY = 144;
    private static final int DAYS = 7;
    /** The epoch was a Thursday; the table begins on Monday. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private static final double WEEKEND = 0.7;
    private static final double NIGHT = 0.65;
    private static final double[][] SESSIONS = {{0, 8, 0.25}, {7, 16, 0.3}, {13, 22, 0.4}};
    private static final double[] LEVELS = levels();

    private Season() {}

    /** By how much the asset is busier at this time than on average. */
    static double at(long micros) {
        long bin = Math.floorDiv(micros, BIN_MICROS);
        int index = (int) Math.floorMod(bin + (long) EPOCH_DAY_OF_WEEK * BINS_A_DAY, (long) LEVELS.length);
        double part = (double) (micros - bin * BIN_MICROS) / BIN_MICROS;
        double next = LEVELS[index + 1 == LEVELS.length ? 0 : index + 1];
        return LEVELS[index] + part * (next - LEVELS[index]);
    }

    private static double[] levels() {
        double[] levels = new double[BINS_A_DAY * DAYS];
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            boolean isWeekend = i / BINS_A_DAY >= DAYS - 2;
            levels[i] = (isWeekend ? WEEKEND : 1) * atHour(i % BINS_A_DAY / 6.0);
            sum += levels[i];
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] *= levels.length / sum;
        }
        return levels;
    }

    private static double atHour(double hour) {
        double level = NIGHT;
        for (double[] session : SESSIONS) {
            double fromMiddle = (2 * hour - session[0] - session[1]) / (session[1] - session[0]);
            if (fromMiddle >= -1 && fromMiddle < 1) {
                level += session[2] * (0.5 + 1.2 * fromMiddle * fromMiddle);
            }
        }
        return level;
    }
}
