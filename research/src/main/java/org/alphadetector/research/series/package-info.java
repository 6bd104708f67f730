/** Labelled simulated series of many kinds, and how well scores of their values find the labels. */
@NullMarked
package org.alphadetector.research.series;

import org.jspecify.annotations.NullMarked;
