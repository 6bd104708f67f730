/** The contract of features that look at closed bars and ticks, and how longer bars follow from minutes. */
@NullMarked
package org.alphadetector.features.bar;

import org.jspecify.annotations.NullMarked;
