/** What an exchange's native symbol says about the instrument: its base coin and its quote coin. */
@NullMarked
package org.alphadetector.ingest.instrument;

import org.jspecify.annotations.NullMarked;
