/** A replay: recorded files through the whole pipeline until it is drained. */
@NullMarked
package org.alphadetector.app.replay;

import org.jspecify.annotations.NullMarked;
