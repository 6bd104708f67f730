/** Prices at which the market is likely to turn, and how near the price is to them. */
@NullMarked
package org.alphadetector.features.level;

import org.jspecify.annotations.NullMarked;
