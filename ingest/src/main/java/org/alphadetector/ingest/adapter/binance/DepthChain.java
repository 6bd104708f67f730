package org.alphadetector.ingest.adapter.binance;

import java.util.ArrayDeque;
import org.alphadetector.ingest.adapter.book.LocalBook;
import org.alphadetector.ingest.codec.BookLevels;

/**
 * The book of one symbol by Binance's procedure for USD-M futures ("How to manage a local order book correctly"): updates
 * wait for a snapshot; the first one taken in covers the snapshot's update id; each later one names the last id of the
 * one before ({@code pu} = previous {@code u}). A break drops the book until the next snapshot.
 */
final class DepthChain {
    /** Updates that wait for a snapshot at most; without a bound a file without snapshot would end on the heap. */
    static final int MAX_WAITING = 1_024;

    /** What became of a message. */
    enum Outcome {
        /** The book holds it now. */
        APPLIED,
        /** It waits for a snapshot. */
        WAITING,
        /** It waits for a snapshot, and the update that had waited longest is forgotten. */
        OVERFLOWED,
        /** The book holds it, or something newer, already. */
        OLD,
        /** It does not follow the update before: the book is dropped, and it waits for a snapshot. */
        GAP
    }

    private enum Phase {
        NO_SNAPSHOT,
        SNAPSHOT_ONLY,
        CHAINED
    }

    private record Update(long firstId, long lastId, long previousLastId, BookLevels bids, BookLevels asks) {}

    private final LocalBook book = new LocalBook();
    private final ArrayDeque<Update> waiting = new ArrayDeque<>();
    private Phase phase = Phase.NO_SNAPSHOT;
    private long lastId;

    /** The book, meaningful while {@link #isLive}. */
    LocalBook book() {
        return book;
    }

    /** Whether the book is known. */
    boolean isLive() {
        return phase != Phase.NO_SNAPSHOT;
    }

    /** The update id up to which the book is known. */
    long lastId() {
        return lastId;
    }

    /** Takes in an update; {@code previousLastId} is -1 in frames that do not say it. */
    Outcome update(long firstId, long updateLastId, long previousLastId, BookLevels bids, BookLevels asks) {
        if (phase == Phase.NO_SNAPSHOT) {
            boolean isFull = waiting.size() == MAX_WAITING;
            keep(firstId, updateLastId, previousLastId, bids, asks);
            return isFull ? Outcome.OVERFLOWED : Outcome.WAITING;
        }
        if (isOld(updateLastId)) {
            return Outcome.OLD;
        }
        if (!follows(firstId, previousLastId)) {
            phase = Phase.NO_SNAPSHOT;
            waiting.clear();
            book.clear();
            keep(firstId, updateLastId, previousLastId, bids, asks);
            return Outcome.GAP;
        }
        apply(updateLastId, bids, asks);
        return Outcome.APPLIED;
    }

    /** Takes in a snapshot and the updates that waited for it; {@link Outcome#GAP} when those do not follow it. */
    Outcome snapshot(long snapshotId, BookLevels bids, BookLevels asks) {
        if (isLive() && snapshotId <= lastId) {
            return Outcome.OLD;
        }
        book.clear();
        book.apply(bids, asks);
        lastId = snapshotId;
        phase = Phase.SNAPSHOT_ONLY;
        for (Update update = waiting.poll(); update != null; update = waiting.poll()) {
            if (isOld(update.lastId)) {
                continue;
            }
            if (!follows(update.firstId, update.previousLastId)) {
                phase = Phase.NO_SNAPSHOT;
                book.clear();
                waiting.addFirst(update);
                return Outcome.GAP;
            }
            apply(update.lastId, update.bids, update.asks);
        }
        return Outcome.APPLIED;
    }

    private boolean isOld(long updateLastId) {
        return phase == Phase.SNAPSHOT_ONLY ? updateLastId < lastId : updateLastId <= lastId;
    }

    /** Ids are shared by all symbols, so a symbol's own run has holes: only {@code pu} tells whether one is missing. */
    private boolean follows(long firstId, long previousLastId) {
        boolean coversNext = firstId <= lastId + 1;
        if (phase == Phase.SNAPSHOT_ONLY) {
            return coversNext || (previousLastId >= 0 && previousLastId <= lastId);
        }
        return previousLastId >= 0 ? previousLastId == lastId : coversNext;
    }

    private void apply(long updateLastId, BookLevels bids, BookLevels asks) {
        book.apply(bids, asks);
        lastId = updateLastId;
        phase = Phase.CHAINED;
    }

    private void keep(long firstId, long updateLastId, long previousLastId, BookLevels bids, BookLevels asks) {
        if (waiting.size() == MAX_WAITING) {
            waiting.poll();
        }
        waiting.add(new Update(firstId, updateLastId, previousLastId, copy(bids), copy(asks)));
    }

    private static BookLevels copy(BookLevels levels) {
        BookLevels copy = new BookLevels();
        for (int i = 0; i < levels.count(); i++) {
            copy.add(levels.price(i), levels.amount(i));
        }
        return copy;
    }
}
