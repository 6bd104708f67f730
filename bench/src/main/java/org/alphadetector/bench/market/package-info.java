/** Whether the simulated market looks like a market. */
@NullMarked
package org.alphadetector.bench.market;

import org.jspecify.annotations.NullMarked;
