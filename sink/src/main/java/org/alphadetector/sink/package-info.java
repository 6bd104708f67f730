/** Writes snapshots and events to partitioned Postgres tables. */
@NullMarked
package org.alphadetector.sink;

import org.jspecify.annotations.NullMarked;
