/** Anomalies put into a stream of ticks on purpose, and the ground truth about them. */
@NullMarked
package org.alphadetector.ingest.injection;

import org.jspecify.annotations.NullMarked;
