package org.alphadetector.ingest.adapter.binance;

import static org.alphadetector.ingest.adapter.binance.DepthChain.Outcome.APPLIED;
import static org.alphadetector.ingest.adapter.binance.DepthChain.Outcome.GAP;
import static org.alphadetector.ingest.adapter.binance.DepthChain.Outcome.OLD;
import static org.alphadetector.ingest.adapter.binance.DepthChain.Outcome.OVERFLOWED;
import static org.alphadetector.ingest.adapter.binance.DepthChain.Outcome.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.ingest.codec.BookLevels;
import org.junit.jupiter.api.Test;

class DepthChainTest {
    private static final BookLevels NONE = new BookLevels();

    private final DepthChain chain = new DepthChain();

    @Test
    void waitsForASnapshotAndTakesWhatFollowsIt() {
        assertThat(update(80, 89, 79, 5)).isEqualTo(WAITING);
        assertThat(update(95, 105, 89, 6)).isEqualTo(WAITING);
        assertThat(update(106, 109, 105, 7)).isEqualTo(WAITING);
        assertThat(snapshot(100, 1)).isEqualTo(APPLIED);
        assertThat(chain.lastId()).isEqualTo(109);
        assertThat(chain.book().bidAmount(0)).isEqualTo(7);
        assertThat(update(115, 120, 109, 8)).isEqualTo(APPLIED);
        assertThat(chain.book().bidAmount(0)).isEqualTo(8);
    }

    @Test
    void takesAFirstUpdateThatStartsRightBehindTheSnapshot() {
        snapshot(100, 1);
        assertThat(update(101, 105, 98, 2)).isEqualTo(APPLIED);
    }

    @Test
    void takesAFirstUpdateBehindAHoleThatBelongsToOtherSymbols() {
        snapshot(100, 1);
        assertThat(update(140, 150, 100, 2)).isEqualTo(APPLIED);
    }

    @Test
    void leavesOutUpdatesOlderThanTheSnapshot() {
        snapshot(100, 1);
        assertThat(update(90, 99, 89, 2)).isEqualTo(OLD);
        assertThat(chain.book().bidAmount(0)).isEqualTo(1);
    }

    @Test
    void seesAGapBehindTheSnapshot() {
        snapshot(100, 1);
        assertThat(update(140, 150, 120, 2)).isEqualTo(GAP);
        assertThat(chain.isLive()).isFalse();
    }

    @Test
    void seesAGapInWhatWaited() {
        update(95, 105, 94, 2);
        update(120, 130, 110, 3);
        assertThat(snapshot(100, 1)).isEqualTo(GAP);
        assertThat(chain.isLive()).isFalse();
        assertThat(snapshot(125, 4)).as("the update behind the gap still waits").isEqualTo(APPLIED);
        assertThat(chain.lastId()).isEqualTo(130);
    }

    @Test
    void dropsTheBookAtAGapUntilTheNextSnapshot() {
        snapshot(100, 1);
        update(100, 105, 99, 2);
        assertThat(update(107, 110, 106, 3)).isEqualTo(GAP);
        assertThat(update(111, 115, 110, 4)).isEqualTo(WAITING);
        assertThat(chain.book().bidLevels()).isZero();
        assertThat(snapshot(109, 5)).isEqualTo(APPLIED);
        assertThat(chain.lastId()).isEqualTo(115);
        assertThat(chain.book().bidAmount(0)).isEqualTo(4);
    }

    @Test
    void leavesOutWhatTheBookHolds() {
        snapshot(100, 1);
        update(100, 105, 99, 2);
        assertThat(update(100, 105, 99, 3)).isEqualTo(OLD);
        assertThat(snapshot(105, 4)).isEqualTo(OLD);
        assertThat(chain.book().bidAmount(0)).isEqualTo(2);
    }

    @Test
    void startsAnewFromALaterSnapshot() {
        snapshot(100, 1);
        update(100, 105, 99, 2);
        assertThat(snapshot(200, 3)).isEqualTo(APPLIED);
        assertThat(chain.book().bidAmount(0)).isEqualTo(3);
        assertThat(update(190, 210, 180, 4)).isEqualTo(APPLIED);
    }

    @Test
    void followsUpdateIdsWhereFramesHaveNoPreviousId() {
        snapshot(100, 1);
        assertThat(update(101, 105, -1, 2)).isEqualTo(APPLIED);
        assertThat(update(106, 107, -1, 3)).isEqualTo(APPLIED);
        assertThat(update(109, 110, -1, 4)).isEqualTo(GAP);
    }

    @Test
    void boundsWhatWaits() {
        for (int i = 0; i < DepthChain.MAX_WAITING; i++) {
            assertThat(update(i, i, i - 1, 1)).isEqualTo(WAITING);
        }
        assertThat(update(DepthChain.MAX_WAITING, DepthChain.MAX_WAITING, DepthChain.MAX_WAITING - 1, 1))
                .isEqualTo(OVERFLOWED);
    }

    private DepthChain.Outcome update(long first, long last, long previous, double bidAmount) {
        return chain.update(first, last, previous, bid(bidAmount), NONE);
    }

    private DepthChain.Outcome snapshot(long id, double bidAmount) {
        return chain.snapshot(id, bid(bidAmount), NONE);
    }

    private static BookLevels bid(double amount) {
        BookLevels levels = new BookLevels();
        levels.add(10, amount);
        return levels;
    }
}
