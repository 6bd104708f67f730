/** What a detector is: how it scores rows, what it says of itself and of what it saw, its settings. */
@NullMarked
package org.alphadetector.detectors.detector;

import org.jspecify.annotations.NullMarked;
