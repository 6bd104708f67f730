package org.alphadetector.app.score;

/** Fields of a file that could not be read: how many, and which was the first. */
final class Oddities {
    private long count;
    private String first = "";

    void add(long lineNumber, String text) {
        if (count++ == 0) {
            first = "line " + lineNumber + ": '" + text + "'";
        }
    }

    long count() {
        return count;
    }

    /** The line and text of the first. */
    String first() {
        return first;
    }
}
