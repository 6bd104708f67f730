/** What every measurement shares: the machine, the rounds, the market. */
@NullMarked
package org.alphadetector.bench.measurement;

import org.jspecify.annotations.NullMarked;
