/** Every feature and column there is, and the objects that all assets of a task share. */
@NullMarked
package org.alphadetector.features.catalog;

import org.jspecify.annotations.NullMarked;
