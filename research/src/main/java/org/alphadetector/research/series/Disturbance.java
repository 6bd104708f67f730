package org.alphadetector.research.series;

import java.util.Locale;
import java.util.Random;

/** Kinds of anomalies that are put into ordinary series. */
public enum Disturbance {
    /** One value is far off. */
    SPIKE(1),
    /** Some values in a row are off. */
    BUMP(12),
    /** The level moves and stays. */
    SHIFT(80),
    /** The values scatter more. */
    UNREST(60),
    /** The value stops moving. */
    FLATLINE(60),
    /** The level walks away and comes back at once. */
    RAMP(120);

    private final int rows;

    Disturbance(int rows) {
        this.rows = rows;
    }

    /** The name in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many rows it lasts. */
    public int rows() {
        return rows;
    }

    /** Changes the values from {@code start} on, by so many of {@code sigma}. */
    void put(double[] values, int start, double size, double sigma, Random random) {
        double sign = random.nextInt(3) == 0 ? -1 : 1;
        double held = values[start];
        int end = Math.min(values.length, start + rows);
        for (int i = start; i < end; i++) {
            switch (this) {
                case SPIKE, BUMP, SHIFT -> values[i] += sign * size * sigma;
                case UNREST -> values[i] += size * sigma * random.nextGaussian();
                case FLATLINE -> values[i] = held;
                case RAMP -> values[i] += sign * size * sigma * (i - start) / rows;
            }
        }
    }
}
