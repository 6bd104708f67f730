/** What only all assets together can tell: market features, and what the market explains of an asset's return. */
@NullMarked
package org.alphadetector.features.crosssection;

import org.jspecify.annotations.NullMarked;
