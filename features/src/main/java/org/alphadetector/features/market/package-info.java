/** The market stage: lattice points, aligned by marks, and the columns only the whole market can tell. */
@NullMarked
package org.alphadetector.features.market;

import org.jspecify.annotations.NullMarked;
