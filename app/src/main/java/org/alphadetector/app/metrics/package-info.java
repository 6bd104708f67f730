/** The meters, declared once as data, and what records them. */
@NullMarked
package org.alphadetector.app.metrics;

import org.jspecify.annotations.NullMarked;
