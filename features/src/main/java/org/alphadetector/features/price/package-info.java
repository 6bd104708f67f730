/** Bar prices, returns, ranges and the price step of one asset. */
@NullMarked
package org.alphadetector.features.price;

import org.jspecify.annotations.NullMarked;
