/** The command line: it reads the configuration and wires every other module. */
@NullMarked
package org.alphadetector.app;

import org.jspecify.annotations.NullMarked;
