/** The rules of the architecture, held by tests. */
@NullMarked
package org.alphadetector.app.architecture;

import org.jspecify.annotations.NullMarked;
