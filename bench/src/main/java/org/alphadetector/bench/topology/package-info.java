/** The pipeline on Kafka Streams: its throughput, its changelogs, how long it restores. */
@NullMarked
package org.alphadetector.bench.topology;

import org.jspecify.annotations.NullMarked;
