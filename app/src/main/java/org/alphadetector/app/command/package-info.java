/** The commands of the {@code alpha} command line: they read options and wire the other modules. */
@NullMarked
package org.alphadetector.app.command;

import org.jspecify.annotations.NullMarked;
