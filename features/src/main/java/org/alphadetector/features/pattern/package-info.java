/** Chart patterns of confirmed swings: what completes them, where they point, and how often they were right. */
@NullMarked
package org.alphadetector.features.pattern;

import org.jspecify.annotations.NullMarked;
