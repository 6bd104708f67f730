/** What the market explains of an asset's return, and what it leaves. */
@NullMarked
package org.alphadetector.features.crosssection;

import org.jspecify.annotations.NullMarked;
