/** What makes a tick one that can be taken in: the checks that every way into the pipeline shares. */
@NullMarked
package org.alphadetector.ingest.validation;

import org.jspecify.annotations.NullMarked;
