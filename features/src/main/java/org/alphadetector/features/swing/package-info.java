/** Swing highs and lows: where the price turned. */
@NullMarked
package org.alphadetector.features.swing;

import org.jspecify.annotations.NullMarked;
