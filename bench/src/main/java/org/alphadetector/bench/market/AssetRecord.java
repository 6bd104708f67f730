package org.alphadetector.bench.market;

import java.util.Arrays;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;

/** What the facts are measured on, of one asset: its mid price, its trades by minute, and the signs of trades. */
final class AssetRecord {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long TEN_SECONDS_MICROS = 10_000_000L;
    private static final int MOST_SIGNS = 20_000;

    final double[] volumes;
    final double[] flows;
    final double[] counts;
    private final double[] closes;
    private final double[] tens;
    private final long startMicros;
    private final double[] signs = new double[MOST_SIGNS];
    private int signCount;

    AssetRecord(long startMicros, int minutes) {
        this.startMicros = startMicros;
        volumes = new double[minutes];
        flows = new double[minutes];
        closes = new double[minutes];
        counts = new double[minutes * 6];
        tens = new double[minutes * 6];
    }

    void add(Tick tick) {
        long elapsed = tick.timestampMicros - startMicros;
        int minute = (int) (elapsed / MINUTE_MICROS);
        int ten = (int) (elapsed / TEN_SECONDS_MICROS);
        switch (tick.type) {
            case TRADE -> {
                double sign = tick.side == Side.BUY ? 1 : -1;
                volumes[minute] += tick.amount();
                flows[minute] += sign * tick.amount();
                counts[ten]++;
                if (signCount < MOST_SIGNS) {
                    signs[signCount++] = sign;
                }
            }
            case BOOK_TICKER -> {
                closes[minute] = (tick.bidPrice + tick.askPrice) / 2;
                tens[ten] = closes[minute];
            }
            default -> {}
        }
    }

    /** Log returns of one minute; the first is 0. */
    double[] returns() {
        return logReturns(closes);
    }

    /** Log returns of ten seconds. */
    double[] tenSecondReturns() {
        return logReturns(tens);
    }

    /** The signs of the first trades, 1 for a buyer. */
    double[] signs() {
        return Arrays.copyOf(signs, signCount);
    }

    private static double[] logReturns(double[] prices) {
        double[] returns = new double[prices.length];
        double last = 0;
        for (int i = 0; i < prices.length; i++) {
            if (prices[i] > 0 && last > 0) {
                returns[i] = Math.log(prices[i] / last);
            }
            last = prices[i] > 0 ? prices[i] : last;
        }
        return returns;
    }
}
