/** Alarms against ground truth: matching, recall, precision, delay, false alerts, and peers at equal false alerts. */
@NullMarked
package org.alphadetector.research.evaluation;

import org.jspecify.annotations.NullMarked;
