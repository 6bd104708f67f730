/**
 * Predict one bar ahead, then judge what came by its residual: scale, standardised residual, rank, tail probability.
 */
@NullMarked
package org.alphadetector.features.residual;

import org.jspecify.annotations.NullMarked;
