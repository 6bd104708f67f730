/** Judging detectors from the command line: what is run, and how the figures are shown. */
@NullMarked
package org.alphadetector.app.evaluate;

import org.jspecify.annotations.NullMarked;
