/** Ticks that come from files or from the simulator, and their way onto the topic. */
@NullMarked
package org.alphadetector.app.input;

import org.jspecify.annotations.NullMarked;
