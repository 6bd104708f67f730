/** The tick: what an adapter says about the market, as the pipeline reads it. */
@NullMarked
package org.alphadetector.ingest.tick;

import org.jspecify.annotations.NullMarked;
