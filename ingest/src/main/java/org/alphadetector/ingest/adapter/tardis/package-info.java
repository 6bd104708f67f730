/** The tardis dialect: CSV data sets and normalised messages as JSON lines. */
@NullMarked
package org.alphadetector.ingest.adapter.tardis;

import org.jspecify.annotations.NullMarked;
