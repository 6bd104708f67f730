/** What a measure was predicted to be one bar ahead, and how unusual what came is. */
@NullMarked
package org.alphadetector.features.prediction;

import org.jspecify.annotations.NullMarked;
