/** The pipeline on recorded market data, held against plain recounts that share no code with it. */
@NullMarked
package org.alphadetector.app.acceptance;

import org.jspecify.annotations.NullMarked;
