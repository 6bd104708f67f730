/** Momentum indicators over closed bars of the row's own timeframe. */
@NullMarked
package org.alphadetector.features.momentum;

import org.jspecify.annotations.NullMarked;
