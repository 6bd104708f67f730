/** Columns, declared once, and the rows made of them. */
@NullMarked
package org.alphadetector.features.row;

import org.jspecify.annotations.NullMarked;
