package org.alphadetector.app.score;

/** Decimal numbers as data files have them: digits, a point, an exponent; no suffixes, hexadecimals or words. */
final class PlainNumber {
    private static final String CHARACTERS = "0123456789.+-eE";

    private PlainNumber() {}

    /** The number, which may be too large for a double and so infinite; NaN when the text is none. */
    static double of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (CHARACTERS.indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
