/** Spread, imbalance and depth of the book inside the minute. */
@NullMarked
package org.alphadetector.features.microstructure;

import org.jspecify.annotations.NullMarked;
