/** Tests of the way from messages to ticks. */
@NullMarked
package org.alphadetector.ingest;

import org.jspecify.annotations.NullMarked;
