package org.alphadetector.ingest.codec;

import java.util.Arrays;

/** Levels of one side of a book, in message order; grows as needed and is reused. */
public final class BookLevels {
    private double[] prices = new double[64];
    private double[] amounts = new double[64];
    private int count;

    public int count() {
        return count;
    }

    /** Price of a level, quote currency. */
    public double price(int level) {
        return prices[level];
    }

    /** The absolute amount at a level, base currency; 0 deletes it. */
    public double amount(int level) {
        return amounts[level];
    }

    public void clear() {
        count = 0;
    }

    /** Appends a level. */
    public void add(double price, double amount) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, count * 2);
            amounts = Arrays.copyOf(amounts, count * 2);
        }
        prices[count] = price;
        amounts[count++] = amount;
    }
}
