/** What only all assets together can tell: columns of the market and of each asset beside the others. */
@NullMarked
package org.alphadetector.features.crosssection;

import org.jspecify.annotations.NullMarked;
