/** Broken and hostile tick records, made from valid ones by a seeded hand: what the way into the pipeline must survive. */
@NullMarked
package org.alphadetector.ingest.hostile;

import org.jspecify.annotations.NullMarked;
