/** Batches of rows and events, copied and merged into their tables in one transaction with the offsets. */
@NullMarked
package org.alphadetector.sink.write;

import org.jspecify.annotations.NullMarked;
