package org.alphadetector.app.demo;

import org.alphadetector.research.evaluation.Matching;

/**
 * What a demo did.
 *
 * @param ticks how many ticks were published
 * @param anomalies how many anomalies were shown
 * @param seconds how long it took
 * @param matching what became of each injected anomaly
 */
public record DemoResult(long ticks, long anomalies, double seconds, Matching matching) {}
