/** The order book that an adapter keeps to publish its top five levels. */
@NullMarked
package org.alphadetector.ingest.adapter.book;

import org.jspecify.annotations.NullMarked;
