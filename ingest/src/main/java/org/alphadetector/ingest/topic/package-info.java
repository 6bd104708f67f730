/** The Kafka topics of the pipeline as data, and the envelope of records that could not be taken in. */
@NullMarked
package org.alphadetector.ingest.topic;

import org.jspecify.annotations.NullMarked;
