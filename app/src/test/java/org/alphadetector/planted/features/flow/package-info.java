/** Deliberately one half of a cycle of packages. */
@NullMarked
package org.alphadetector.planted.features.flow;

import org.jspecify.annotations.NullMarked;
