/** Trend lines through confirmed swings, and how the price breaks them. */
@NullMarked
package org.alphadetector.features.diagonal;

import org.jspecify.annotations.NullMarked;
