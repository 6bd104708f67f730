/** Monthly partitions: made when rows need them, some ahead, and dropped where retention is asked for. */
@NullMarked
package org.alphadetector.sink.partition;

import org.jspecify.annotations.NullMarked;
