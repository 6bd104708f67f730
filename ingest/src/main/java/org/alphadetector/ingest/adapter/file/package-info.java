/** Lines, fields and numbers of a file of market data, and what its reader has to say about them. */
@NullMarked
package org.alphadetector.ingest.adapter.file;

import org.jspecify.annotations.NullMarked;
