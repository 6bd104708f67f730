/** Open interest and liquidations. */
@NullMarked
package org.alphadetector.features.positioning;

import org.jspecify.annotations.NullMarked;
