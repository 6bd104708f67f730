/** Whether the applications live and are ready, and the pages that say so. */
@NullMarked
package org.alphadetector.app.health;

import org.jspecify.annotations.NullMarked;
