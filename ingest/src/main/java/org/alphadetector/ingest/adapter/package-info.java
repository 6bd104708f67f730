/** Market data files as tick sources: opened by format, merged by event time, with the clock that a fold needs. */
@NullMarked
package org.alphadetector.ingest.adapter;

import org.jspecify.annotations.NullMarked;
