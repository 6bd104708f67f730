/** Control records of an operator, and recorded ones for a replay. */
@NullMarked
package org.alphadetector.app.control;

import org.jspecify.annotations.NullMarked;
