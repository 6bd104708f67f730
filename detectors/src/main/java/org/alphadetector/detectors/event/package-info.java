/** Anomaly events: append-only, explained, identified by their content. */
@NullMarked
package org.alphadetector.detectors.event;

import org.jspecify.annotations.NullMarked;
