/** Which detectors there are, and the stage that runs them when bars close. */
@NullMarked
package org.alphadetector.detectors.catalog;

import org.jspecify.annotations.NullMarked;
