package org.alphadetector.ingest.simulator;

/**
 * The exponential function by table and two terms, with a relative error below 1e-10 for arguments in [-700, 700]: basic
 * arithmetic only, so the same on every platform, and several times as fast as {@code StrictMath}.
 */
final class Exponential {
    private static final int STEPS = 1_024;
    private static final double STEPS_PER_UNIT = STEPS / StrictMath.log(2);
    private static final double STEP = StrictMath.log(2) / STEPS;
    private static final double[] POWERS = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / STEPS);
        }
    }

    private Exponential() {}

    /** e^x. */
    static double of(double x) {
        long steps = (long) Math.floor(x * STEPS_PER_UNIT);
        double rest = x - steps * STEP;
        long exponent = steps >> 10;
        double power = Double.longBitsToDouble((exponent + 1_023) << 52);
        return power * POWERS[(int) (steps & (STEPS - 1))] * (1 + rest * (1 + rest * (0.5 + rest / 6)));
    }

    /** e^-x for x at or above 0; 0 from 40 on. */
    static double decay(double x) {
        return x < 40 ? of(-x) : 0;
    }
}
