/** Deliberately allowed: the shell around the core. */
@NullMarked
package org.alphadetector.planted.features.streams;

import org.jspecify.annotations.NullMarked;
