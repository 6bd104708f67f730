/** The univariate core: prediction, residual, robust scale and tail probability of any series of numbers. */
@NullMarked
package org.alphadetector.detectors.univariate;

import org.jspecify.annotations.NullMarked;
