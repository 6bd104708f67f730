package org.alphadetector.app.demo;

/**
 * What a demo did.
 *
 * @param ticks how many ticks were published
 * @param anomalies how many anomalies were shown
 * @param seconds how long it took
 */
public record DemoResult(long ticks, long anomalies, double seconds) {}
