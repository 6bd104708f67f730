/** Class spike: one quantity of one asset moves far beyond its usual scale. */
@NullMarked
package org.alphadetector.detectors.spike;

import org.jspecify.annotations.NullMarked;
