package org.alphadetector.ingest.adapter.book;

import java.util.Arrays;

/**
 * One side of a book: price levels in a sorted array, the best last, so that a change near the top moves few levels.
 * Prices are keys: the same decimal always reads as the same double.
 */
final class BookSide {
    /** 1 for bids, where the best is the highest; -1 for asks. */
    private final int direction;

    private double[] keys = new double[256];
    private double[] amounts = new double[256];
    private int size;

    private BookSide(int direction) {
        this.direction = direction;
    }

    static BookSide bids() {
        return new BookSide(1);
    }

    static BookSide asks() {
        return new BookSide(-1);
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The price of a level, 0 being the best. */
    double price(int level) {
        return direction * keys[size - 1 - level];
    }

    /** The amount of a level, 0 being the best. */
    double amount(int level) {
        return amounts[size - 1 - level];
    }

    /** Sets the amount at a price; 0 takes the level away. */
    void set(double price, double amount) {
        double key = direction * price;
        int index = Arrays.binarySearch(keys, 0, size, key);
        if (index >= 0) {
            if (amount == 0) {
                remove(index);
            } else {
                amounts[index] = amount;
            }
        } else if (amount != 0) {
            insert(-index - 1, key, amount);
        }
    }

    private void remove(int index) {
        int moved = size - index - 1;
        System.arraycopy(keys, index + 1, keys, index, moved);
        System.arraycopy(amounts, index + 1, amounts, index, moved);
        size--;
    }

    private void insert(int index, double key, double amount) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(amounts, index, amounts, index + 1, size - index);
        keys[index] = key;
        amounts[index] = amount;
        size++;
    }
}
