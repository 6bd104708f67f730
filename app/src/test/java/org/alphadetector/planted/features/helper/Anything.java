package org.alphadetector.planted.features.helper;

/** Lies in a package that says nothing. */
public final class Anything {
    private Anything() {}
}
