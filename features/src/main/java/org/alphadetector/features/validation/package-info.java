/** How well residuals do on data they have not learnt: what they explain, and whether what is left wanders. */
@NullMarked
package org.alphadetector.features.validation;

import org.jspecify.annotations.NullMarked;
