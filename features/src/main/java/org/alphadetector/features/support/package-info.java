/** Horizontal levels at which the price turned more than once, and how it breaks them. */
@NullMarked
package org.alphadetector.features.support;

import org.jspecify.annotations.NullMarked;
