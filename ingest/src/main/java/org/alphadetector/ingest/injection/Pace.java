package org.alphadetector.ingest.injection;

/** How fast an injection comes and how long it stays. */
public enum Pace {
    /** A move of seconds, its consequences fading over a minute and more. */
    SHOCK(2, 5, 60, 90, false),
    /** One or two minutes, without an aftermath. */
    BURST(60, 120, 0, 0, false),
    /** A move of some minutes. */
    SWING(360, 600, 0, 0, false),
    /** A move within one minute to a new level that is left after the better part of an hour. */
    STAY(30, 60, 1_800, 3_600, false),
    /** A move that goes on for the better part of an hour. */
    TREND(1_800, 3_600, 0, 0, false),
    /** Eight one-minute candles, the last one to three of which are the figure; begins on a full minute. */
    CANDLES(480, 480, 0, 0, true),
    /** Forty to eighty minutes that draw a figure; begins on a full minute. */
    CHART(2_400, 4_800, 0, 0, true);

    private final int leastMoveSeconds;
    private final int mostMoveSeconds;
    private final int leastStaySeconds;
    private final int mostStaySeconds;
    private final boolean isOnMinutes;

    Pace(int leastMoveSeconds, int mostMoveSeconds, int leastStaySeconds, int mostStaySeconds, boolean isOnMinutes) {
        this.leastMoveSeconds = leastMoveSeconds;
        this.mostMoveSeconds = mostMoveSeconds;
        this.leastStaySeconds = leastStaySeconds;
        this.mostStaySeconds = mostStaySeconds;
        this.isOnMinutes = isOnMinutes;
    }

    /** Whether it begins and ends on full minutes. */
    boolean isOnMinutes() {
        return isOnMinutes;
    }

    /** A length of the move, milliseconds; {@code draw} is uniform in [0, 1). */
    long moveMs(double draw) {
        long seconds = leastMoveSeconds + (long) ((mostMoveSeconds - leastMoveSeconds) * draw);
        return isOnMinutes ? seconds / 60 * 60_000 : length(leastMoveSeconds, mostMoveSeconds, draw);
    }

    /** A time between the end of the move and the end of all, milliseconds; {@code draw} is uniform in [0, 1). */
    long stayMs(double draw) {
        return length(leastStaySeconds, mostStaySeconds, draw);
    }

    private static long length(int leastSeconds, int mostSeconds, double draw) {
        return 1_000L * leastSeconds + (long) (1_000.0 * (mostSeconds - leastSeconds) * draw);
    }
}
