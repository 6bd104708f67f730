/** The detectors hung on the stages, and the whole topology of {@code alpha run}. */
@NullMarked
package org.alphadetector.detectors.streams;

import org.jspecify.annotations.NullMarked;
