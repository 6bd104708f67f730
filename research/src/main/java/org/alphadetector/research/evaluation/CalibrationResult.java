package org.alphadetector.research.evaluation;

import java.util.Map;
import org.alphadetector.research.scorecard.PValueCounts;
import org.alphadetector.research.scorecard.Scorecard;

/**
 * What the detectors said of markets in which nothing was injected.
 *
 * @param pValues by detector and timeframe
 * @param alarms every alarm is a false one here
 */
public record CalibrationResult(Map<String, PValueCounts> pValues, Scorecard alarms) {}
