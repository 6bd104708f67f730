package org.alphadetector.ingest.injection;

/** Which assets an injection touches. */
public enum Reach {
    /** One asset. */
    ONE(1),
    /** Six of ten assets, at least three, all the same way. */
    MANY(3),
    /** Half of the assets, at least four: the first half of them goes the injection's way, the second half the other. */
    OPPOSED(4);

    private static final double MANY_SHARE = 0.6;
    private static final double OPPOSED_SHARE = 0.5;

    private final int least;

    Reach(int least) {
        this.least = least;
    }

    /** How many of so many assets; more than there are when it cannot be done. */
    int count(int assets) {
        return switch (this) {
            case ONE -> 1;
            case MANY -> Math.max(least, (int) (MANY_SHARE * assets));
            case OPPOSED -> Math.max(least, (int) (OPPOSED_SHARE * assets) / 2 * 2);
        };
    }
}
