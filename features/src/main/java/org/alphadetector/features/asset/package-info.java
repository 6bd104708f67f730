/** The asset stage: live bars, closing rules, and the rows of one asset at a time. */
@NullMarked
package org.alphadetector.features.asset;

import org.jspecify.annotations.NullMarked;
