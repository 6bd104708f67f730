/** A data directory: its layout, its lock, its ports and the input it was made from. */
@NullMarked
package org.alphadetector.app.directory;

import org.jspecify.annotations.NullMarked;
