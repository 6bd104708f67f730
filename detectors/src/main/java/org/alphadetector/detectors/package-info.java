/** Detectors: what they are, which there are, and the stage that runs them when bars close. */
@NullMarked
package org.alphadetector.detectors;

import org.jspecify.annotations.NullMarked;
