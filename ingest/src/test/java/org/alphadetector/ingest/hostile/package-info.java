/** Tests of the hostile records, and of what the codec makes of them. */
@NullMarked
package org.alphadetector.ingest.hostile;

import org.jspecify.annotations.NullMarked;
