/** Class quadrant: price and open interest move together beyond their usual scales. */
@NullMarked
package org.alphadetector.detectors.quadrant;

import org.jspecify.annotations.NullMarked;
