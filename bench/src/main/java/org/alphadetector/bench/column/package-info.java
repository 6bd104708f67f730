/** Which values the columns have on simulated and on recorded markets. */
@NullMarked
package org.alphadetector.bench.column;

import org.jspecify.annotations.NullMarked;
