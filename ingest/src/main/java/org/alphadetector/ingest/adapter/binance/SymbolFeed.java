package org.alphadetector.ingest.adapter.binance;

/** What is remembered of one symbol of a file. */
final class SymbolFeed {
    final DepthChain depth = new DepthChain();
    final TickerState ticker = new TickerState();
}
