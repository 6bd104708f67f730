/** Deliberate offences against the rules of the architecture. */
@NullMarked
package org.alphadetector.planted.features.price;

import org.jspecify.annotations.NullMarked;
