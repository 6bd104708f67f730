/** What a source of alarms is worth: recall, precision, delay, false alerts, honest p-values, with intervals. */
@NullMarked
package org.alphadetector.research.scorecard;

import org.jspecify.annotations.NullMarked;
