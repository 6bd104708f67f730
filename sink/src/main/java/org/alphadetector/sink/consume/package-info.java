/** The consumer that reads the public topics and writes them to Postgres exactly once. */
@NullMarked
package org.alphadetector.sink.consume;

import org.jspecify.annotations.NullMarked;
