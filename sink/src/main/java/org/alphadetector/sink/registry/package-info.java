/** The tables that say which columns and detectors there are, filled from their declarations. */
@NullMarked
package org.alphadetector.sink.registry;

import org.jspecify.annotations.NullMarked;
