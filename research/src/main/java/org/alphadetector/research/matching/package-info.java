/** Alarms against what was injected: which alarm is about which injection. */
@NullMarked
package org.alphadetector.research.matching;

import org.jspecify.annotations.NullMarked;
