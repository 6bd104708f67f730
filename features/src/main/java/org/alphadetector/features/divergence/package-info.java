/** Where price and another measure of the market disagree. */
@NullMarked
package org.alphadetector.features.divergence;

import org.jspecify.annotations.NullMarked;
