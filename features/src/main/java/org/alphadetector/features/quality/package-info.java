/** How good the data behind a row is. */
@NullMarked
package org.alphadetector.features.quality;

import org.jspecify.annotations.NullMarked;
