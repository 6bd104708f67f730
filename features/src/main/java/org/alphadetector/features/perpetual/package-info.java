/** Funding and the basis between mark and index price. */
@NullMarked
package org.alphadetector.features.perpetual;

import org.jspecify.annotations.NullMarked;
