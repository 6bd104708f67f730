/** Random numbers that are the same on every platform. */
@NullMarked
package org.alphadetector.ingest.random;

import org.jspecify.annotations.NullMarked;
