/** Running robust scales: how large a change, or a level, usually is. */
@NullMarked
package org.alphadetector.detectors.scale;

import org.jspecify.annotations.NullMarked;
