/** The asset and market stage as Kafka Streams processors: look up, call, forward. */
@NullMarked
package org.alphadetector.features.streams;

import org.jspecify.annotations.NullMarked;
