/** What broken and hostile records cost, and what becomes of them. */
@NullMarked
package org.alphadetector.bench.fuzz;

import org.jspecify.annotations.NullMarked;
