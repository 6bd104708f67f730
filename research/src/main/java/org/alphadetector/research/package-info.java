/** Judging detectors: labelled data, peers, matching of alarms with what was injected, reports. */
@NullMarked
package org.alphadetector.research;

import org.jspecify.annotations.NullMarked;
