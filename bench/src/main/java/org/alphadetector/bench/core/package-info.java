/** The pure core in one process: decoding, folding, the replay of a file. */
@NullMarked
package org.alphadetector.bench.core;

import org.jspecify.annotations.NullMarked;
