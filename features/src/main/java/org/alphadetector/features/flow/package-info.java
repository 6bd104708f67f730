/** Traded volume by aggressor and its running difference. */
@NullMarked
package org.alphadetector.features.flow;

import org.jspecify.annotations.NullMarked;
