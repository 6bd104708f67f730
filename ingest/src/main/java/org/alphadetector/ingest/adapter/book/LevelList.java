package org.alphadetector.ingest.adapter.book;

import java.util.Arrays;

/** Prices and amounts of one side of a message, in its order. Reused, or copied to be kept. */
public final class LevelList {
    private double[] prices = new double[32];
    private double[] amounts = new double[32];
    private int size;

    /** Forgets all levels. */
    public void clear() {
        size = 0;
    }

    /** Adds a level. */
    public void add(double price, double amount) {
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        prices[size] = price;
        amounts[size] = amount;
        size++;
    }

    /** The number of levels. */
    public int size() {
        return size;
    }

    /** The price of the i-th level. */
    public double price(int i) {
        return prices[i];
    }

    /** The amount of the i-th level. */
    public double amount(int i) {
        return amounts[i];
    }

    /** A copy that later changes leave alone. */
    public LevelList copy() {
        LevelList copy = new LevelList();
        copy.prices = Arrays.copyOf(prices, Math.max(size, 1));
        copy.amounts = Arrays.copyOf(amounts, Math.max(size, 1));
        copy.size = size;
        return copy;
    }
}
