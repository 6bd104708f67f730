/** Benchmarks of every other module. */
@NullMarked
package org.alphadetector.bench;

import org.jspecify.annotations.NullMarked;
