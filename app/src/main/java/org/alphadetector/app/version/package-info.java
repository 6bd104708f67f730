/** Which build this is. */
@NullMarked
package org.alphadetector.app.version;

import org.jspecify.annotations.NullMarked;
