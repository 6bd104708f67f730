/** Candlestick patterns of one to three bars. */
@NullMarked
package org.alphadetector.features.candlestick;

import org.jspecify.annotations.NullMarked;
