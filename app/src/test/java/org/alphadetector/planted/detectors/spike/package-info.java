/** What a planted offender must not use. */
@NullMarked
package org.alphadetector.planted.detectors.spike;

import org.jspecify.annotations.NullMarked;
