package org.alphadetector.ingest.adapter.book;

import org.alphadetector.ingest.codec.BookLevels;
import org.alphadetector.ingest.tick.Tick;

/** The whole book of one asset, kept from a snapshot and the changes after it; amounts are absolute, 0 deletes. */
public final class LocalBook {
    private final BookSide bids = BookSide.bids();
    private final BookSide asks = BookSide.asks();

    /** The top five levels published last. */
    private final Tick published = new Tick();

    /** Forgets all levels. */
    public void clear() {
        bids.clear();
        asks.clear();
    }

    /** Sets the bid amount at a price. */
    public void setBid(double price, double amount) {
        bids.set(price, amount);
    }

    /** Sets the ask amount at a price. */
    public void setAsk(double price, double amount) {
        asks.set(price, amount);
    }

    /** Sets every level of a message. */
    public void apply(BookLevels bidLevels, BookLevels askLevels) {
        for (int i = 0; i < bidLevels.count(); i++) {
            bids.set(bidLevels.price(i), bidLevels.amount(i));
        }
        for (int i = 0; i < askLevels.count(); i++) {
            asks.set(askLevels.price(i), askLevels.amount(i));
        }
    }

    /** The number of bid levels. */
    public int bidLevels() {
        return bids.size();
    }

    /** The number of ask levels. */
    public int askLevels() {
        return asks.size();
    }

    /** A bid price, level 0 being the best. */
    public double bidPrice(int level) {
        return bids.price(level);
    }

    /** A bid amount, level 0 being the best. */
    public double bidAmount(int level) {
        return bids.amount(level);
    }

    /** An ask price, level 0 being the best. */
    public double askPrice(int level) {
        return asks.price(level);
    }

    /** An ask amount, level 0 being the best. */
    public double askAmount(int level) {
        return asks.amount(level);
    }

    /**
     * Fills the levels of a {@code book_snapshot} if the top five are not those that were filled in last; its other
     * fields are the caller's.
     *
     * @return whether they were
     */
    public boolean publish(Tick tick) {
        boolean changed = copyTop(bids, published.bidPrices, published.bidAmounts, published.bidLevels);
        changed |= copyTop(asks, published.askPrices, published.askAmounts, published.askLevels);
        published.bidLevels = Math.min(bids.size(), Tick.DEPTH);
        published.askLevels = Math.min(asks.size(), Tick.DEPTH);
        if (!changed) {
            return false;
        }
        tick.bidLevels = published.bidLevels;
        tick.askLevels = published.askLevels;
        System.arraycopy(published.bidPrices, 0, tick.bidPrices, 0, Tick.DEPTH);
        System.arraycopy(published.bidAmounts, 0, tick.bidAmounts, 0, Tick.DEPTH);
        System.arraycopy(published.askPrices, 0, tick.askPrices, 0, Tick.DEPTH);
        System.arraycopy(published.askAmounts, 0, tick.askAmounts, 0, Tick.DEPTH);
        return true;
    }

    private static boolean copyTop(BookSide side, double[] prices, double[] amounts, int lastLevels) {
        int levels = Math.min(side.size(), Tick.DEPTH);
        boolean changed = levels != lastLevels;
        for (int i = 0; i < levels; i++) {
            changed |= prices[i] != side.price(i) || amounts[i] != side.amount(i);
            prices[i] = side.price(i);
            amounts[i] = side.amount(i);
        }
        return changed;
    }
}
