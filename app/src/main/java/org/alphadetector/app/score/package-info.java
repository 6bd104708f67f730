/** Scoring any series of a CSV file. */
@NullMarked
package org.alphadetector.app.score;

import org.jspecify.annotations.NullMarked;
