/** How a command ends: a user's mistake, a failure, Ctrl-C. */
@NullMarked
package org.alphadetector.app.exit;

import org.jspecify.annotations.NullMarked;
