/** What made a row: pack, configuration, build and source. */
@NullMarked
package org.alphadetector.features.provenance;

import org.jspecify.annotations.NullMarked;
