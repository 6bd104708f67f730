/** Rows and recordings that the tests of detectors look at. */
@NullMarked
package org.alphadetector.detectors;

import org.jspecify.annotations.NullMarked;
