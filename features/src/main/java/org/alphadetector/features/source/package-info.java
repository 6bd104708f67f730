/** What an asset stage sends on, and the source partitions it comes from. */
@NullMarked
package org.alphadetector.features.source;

import org.jspecify.annotations.NullMarked;
