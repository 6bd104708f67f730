package org.alphadetector.features.pattern;

/** A swing by the number of its bar. */
record DrawnSwing(int bar, double price, boolean isHigh) {}
