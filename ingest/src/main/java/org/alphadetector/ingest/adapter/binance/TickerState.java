package org.alphadetector.ingest.adapter.binance;

import org.alphadetector.ingest.tick.Tick;

/**
 * What is known of one perpetual besides trades and book. Binance spreads it over several streams; a
 * {@code derivative_ticker} carries all of it, and none is sent when a message changes nothing.
 */
final class TickerState {
    private double lastPrice = Double.NaN;
    private double openInterest = Double.NaN;
    private double fundingRate = Double.NaN;
    private long fundingTimestampMicros = Tick.NO_TIME;
    private double indexPrice = Double.NaN;
    private double markPrice = Double.NaN;
    private long timestampMicros = Tick.NO_TIME;
    private boolean isChanged;

    void lastPrice(double value) {
        isChanged |= isNews(lastPrice, value);
        lastPrice = known(lastPrice, value);
    }

    void openInterest(double value) {
        isChanged |= isNews(openInterest, value);
        openInterest = known(openInterest, value);
    }

    void funding(double rate, long nextMicros) {
        isChanged |= isNews(fundingRate, rate) || nextMicros != fundingTimestampMicros;
        fundingRate = known(fundingRate, rate);
        fundingTimestampMicros = nextMicros;
    }

    void indexPrice(double value) {
        isChanged |= isNews(indexPrice, value);
        indexPrice = known(indexPrice, value);
    }

    void markPrice(double value) {
        isChanged |= isNews(markPrice, value);
        markPrice = known(markPrice, value);
    }

    /** Time only moves forward: the streams are not in step. */
    void timestamp(long micros) {
        timestampMicros = Math.max(timestampMicros, micros);
    }

    /** Whether any time is known yet. */
    boolean hasTimestamp() {
        return timestampMicros != Tick.NO_TIME;
    }

    /** Fills a begun {@code derivative_ticker} if anything is new since the last one that was filled. */
    boolean publish(Tick tick) {
        if (!isChanged) {
            return false;
        }
        isChanged = false;
        tick.lastPrice = lastPrice;
        tick.openInterest = openInterest;
        tick.fundingRate = fundingRate;
        tick.fundingTimestampMicros = fundingTimestampMicros;
        tick.indexPrice = indexPrice;
        tick.markPrice = markPrice;
        tick.timestampMicros = timestampMicros;
        return true;
    }

    private static boolean isNews(double old, double value) {
        return !Double.isNaN(value) && value != old;
    }

    private static double known(double old, double value) {
        return Double.isNaN(value) ? old : value;
    }
}
