/** In which of a few regimes the market of an asset is, compared with its own past. */
@NullMarked
package org.alphadetector.features.regime;

import org.jspecify.annotations.NullMarked;
