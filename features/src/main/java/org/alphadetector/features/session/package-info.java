/** Where in the trading day a row lies and whether the venue's feed is live. */
@NullMarked
package org.alphadetector.features.session;

import org.jspecify.annotations.NullMarked;
