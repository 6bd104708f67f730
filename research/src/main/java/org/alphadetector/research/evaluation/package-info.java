/** Runs detectors and their peers over markets with injected anomalies, and judges both at equal false alerts. */
@NullMarked
package org.alphadetector.research.evaluation;

import org.jspecify.annotations.NullMarked;
