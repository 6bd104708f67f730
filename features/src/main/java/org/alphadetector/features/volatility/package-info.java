/** How the volatility of an asset stands against its own recent past. */
@NullMarked
package org.alphadetector.features.volatility;

import org.jspecify.annotations.NullMarked;
