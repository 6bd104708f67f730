/** The soak: the pipeline runs for long under steady load, and nothing of it may grow. */
@NullMarked
package org.alphadetector.bench.soak;

import org.jspecify.annotations.NullMarked;
