/** A deliberate offence against the rule of package names. */
@NullMarked
package org.alphadetector.planted.features.helper;

import org.jspecify.annotations.NullMarked;
