package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;

/**
 * When an asset's messages come: a self-exciting (Hawkes) process. Each trade raises the rate, which decays
 * exponentially; {@link #BRANCHING} is the share of messages that others have caused (Bacry, Mastromatteo, Muzy: "Hawkes
 * processes in finance", 2015). Waiting times by thinning (Ogata: "On Lewis' simulation method for point processes",
 * 1981).
 */
final class MessageTimes {
    private static final double BRANCHING = 0.6;
    private static final double DECAY_PER_SECOND = 0.12;
    private static final double MICROS_PER_SECOND = 1e6;

    private final RandomStream random;
    private final double meanPerSecond;
    private final double kick;
    private double excited;

    /** {@code tradeShare} of the messages excite. */
    MessageTimes(RandomStream random, double meanPerSecond, double tradeShare) {
        this.random = random;
        this.meanPerSecond = meanPerSecond;
        kick = BRANCHING * DECAY_PER_SECOND / tradeShare;
        excited = BRANCHING * meanPerSecond;
    }

    /** A trade has happened; {@code weight} of 1 is usual. */
    void excite(double weight) {
        excited += kick * weight;
    }

    /** The time of the next message; {@code activity} multiplies the rate of those that come by themselves. */
    long next(long micros, double activity) {
        double base = (1 - BRANCHING) * meanPerSecond * activity;
        long at = micros + 1;
        while (true) {
            double bound = base + excited;
            double seconds = random.exponential() / bound;
            at += (long) (seconds * MICROS_PER_SECOND);
            excited *= Exponential.decay(DECAY_PER_SECOND * seconds);
            if (random.uniform() * bound <= base + excited) {
                return at;
            }
        }
    }
}
