package org.alphadetector.app.demo;

import org.alphadetector.research.matching.Matching;

/**
 * What a demo did.
 *
 * @param ticks how many ticks were published
 * @param anomalies how many anomalies were shown
 * @param seconds how long it took
 * @param endMicros when the market ended
 * @param matching what became of each injected anomaly
 */
public record DemoResult(long ticks, long anomalies, double seconds, long endMicros, Matching matching) {}
