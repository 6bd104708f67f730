/** A hash of a table that depends on its content alone. */
@NullMarked
package org.alphadetector.sink.digest;

import org.jspecify.annotations.NullMarked;
