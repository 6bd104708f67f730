/** A seeded market of correlated perpetuals: the demo's source and the tests' and benchmarks' market. */
@NullMarked
package org.alphadetector.ingest.simulator;

import org.jspecify.annotations.NullMarked;
