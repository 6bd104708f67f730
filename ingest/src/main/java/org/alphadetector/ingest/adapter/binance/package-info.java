/** Binance USD-M futures: recorded websocket frames and the public one-minute candles. */
@NullMarked
package org.alphadetector.ingest.adapter.binance;

import org.jspecify.annotations.NullMarked;
