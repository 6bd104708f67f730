/** The sink's writer and its reader, beside COPY and Debezium. */
@NullMarked
package org.alphadetector.bench.sink;

import org.jspecify.annotations.NullMarked;
