/** How long after a tick is due its event is in a reader's hands, and where the time goes. */
@NullMarked
package org.alphadetector.bench.latency;

import org.jspecify.annotations.NullMarked;
