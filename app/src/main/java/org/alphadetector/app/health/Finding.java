package org.alphadetector.app.health;

/**
 * What a check found.
 *
 * @param isGood whether it is as it should be
 * @param why what was seen, in a few words
 */
public record Finding(boolean isGood, String why) {
    public static Finding good(String why) {
        return new Finding(true, why);
    }

    public static Finding bad(String why) {
        return new Finding(false, why);
    }
}
