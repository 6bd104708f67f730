package org.alphadetector.features.pattern;

/** A shape that a rule found: one object is used for all. Prices are those of the market. */
final class PatternShape {
    private int direction;
    private double line;
    private double target;
    private double stop;
    private double height;
    private double fit;
    private int firstSwing;

    /**
     * Describes the shape.
     *
     * @param newDirection 1 when it is completed by a close above the line, -1 by one below
     * @param newLine the line's price now
     * @param newTarget the measured move
     * @param newStop where the pattern has failed
     * @param newHeight how high it is
     * @param newFit how well the swings fit, [0, 1]
     * @param newFirstSwing how many swings ago it began
     */
    boolean set(
            int newDirection,
            double newLine,
            double newTarget,
            double newStop,
            double newHeight,
            double newFit,
            int newFirstSwing) {
        direction = newDirection;
        line = newLine;
        target = newTarget;
        stop = newStop;
        height = newHeight;
        fit = newFit;
        firstSwing = newFirstSwing;
        return true;
    }

    int direction() {
        return direction;
    }

    double line() {
        return line;
    }

    double target() {
        return target;
    }

    double stop() {
        return stop;
    }

    double height() {
        return height;
    }

    double fit() {
        return fit;
    }

    int firstSwing() {
        return firstSwing;
    }
}
