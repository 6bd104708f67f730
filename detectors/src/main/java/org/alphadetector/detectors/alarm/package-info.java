/** From a score to an alarm: calibration, threshold, cool-down, severity and episodes, shared by all detectors. */
@NullMarked
package org.alphadetector.detectors.alarm;

import org.jspecify.annotations.NullMarked;
