/** Whether the price trends, where to, and how strongly. */
@NullMarked
package org.alphadetector.features.trend;

import org.jspecify.annotations.NullMarked;
