/** Running robust baselines: what is usual, so that the unusual can be told. */
@NullMarked
package org.alphadetector.features.baseline;

import org.jspecify.annotations.NullMarked;
