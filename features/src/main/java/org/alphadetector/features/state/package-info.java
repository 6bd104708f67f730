/** The flat primitive buffers in which features and detectors keep their numbers, so that saving is one copy. */
@NullMarked
package org.alphadetector.features.state;

import org.jspecify.annotations.NullMarked;
