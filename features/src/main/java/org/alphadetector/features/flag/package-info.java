/** Cheap yes-or-no signs that something is unusual, against the asset's own running baselines. */
@NullMarked
package org.alphadetector.features.flag;

import org.jspecify.annotations.NullMarked;
