/** Well-known detectors to compare with. */
@NullMarked
package org.alphadetector.research.peer;

import org.jspecify.annotations.NullMarked;
