/** The client with which a feed adapter publishes ticks to Kafka. */
@NullMarked
package org.alphadetector.ingest.publish;

import org.jspecify.annotations.NullMarked;
