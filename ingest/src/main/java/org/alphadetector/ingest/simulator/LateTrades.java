package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Trades that are on their way for longer than others, in the order in which they are due. */
final class LateTrades {
    private static final int CAPACITY = 4_096;

    private final Tick[] ticks = new Tick[CAPACITY];
    private final long[] dueMicros = new long[CAPACITY];
    private int first;
    private int count;

    LateTrades() {
        for (int i = 0; i < CAPACITY; i++) {
            ticks[i] = new Tick();
        }
    }

    boolean hasRoom() {
        return count < CAPACITY;
    }

    /** Keeps a copy of a trade that will be received so much later; each is due no earlier than the one before. */
    void hold(Tick trade, long lateMicros) {
        int index = (first + count) % CAPACITY;
        Tick copy = ticks[index];
        copy.begin(TickType.TRADE);
        copy.exchange = trade.exchange;
        copy.symbol = trade.symbol;
        copy.timestampMicros = trade.timestampMicros;
        copy.localTimestampMicros = trade.localTimestampMicros + lateMicros;
        copy.price = trade.price;
        copy.amountMantissa = trade.amountMantissa;
        copy.amountScale = trade.amountScale;
        copy.side = trade.side;
        copy.idKind = trade.idKind;
        copy.numericId = trade.numericId;
        copy.textId = trade.textId;
        dueMicros[index] = trade.timestampMicros + lateMicros;
        count++;
    }

    boolean isDue(long micros) {
        return count > 0 && dueMicros[first] <= micros;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The trade that is due next. */
    Tick take() {
        Tick trade = ticks[first];
        first = (first + 1) % CAPACITY;
        count--;
        return trade;
    }
}
