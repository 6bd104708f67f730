/** Counts of what a replay has written. */
@NullMarked
package org.alphadetector.sink.summary;

import org.jspecify.annotations.NullMarked;
