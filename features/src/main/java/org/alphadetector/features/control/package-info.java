/** Control records: what was decided outside the ticks, as data in the stream, and what came of it. */
@NullMarked
package org.alphadetector.features.control;

import org.jspecify.annotations.NullMarked;
