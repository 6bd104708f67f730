package org.alphadetector.features.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryRingTest {
    private final EntryRing ring = new EntryRing(new StateBuffer().allocate("log", EntryRing.words(3, 2)), 2);

    @Test
    void keepsTheLastEntriesTheOldestFirst() {
        assertThat(ring.entries()).isEmpty();
        assertThat(ring.add(1, 10)).isEqualTo(1);
        assertThat(ring.add(2, 20)).isEqualTo(2);
        assertThat(ring.entries()).containsExactly(1, 10, 2, 20);
        ring.add(3, 30);
        assertThat(ring.add(4, 40)).isEqualTo(4);
        assertThat(ring.entries()).containsExactly(2, 20, 3, 30, 4, 40);
        ring.clear();
        assertThat(ring.entries()).isEmpty();
        assertThat(ring.add(5, 50)).isEqualTo(1);
    }

    @Test
    void changesAnEntryThatIsStillThere() {
        for (int i = 1; i <= 4; i++) {
            ring.add(i, 0);
        }
        for (int number = -1; number <= 5; number++) {
            ring.set(number, 1, 100 + number);
        }
        assertThat(ring.entries()).containsExactly(2, 102, 3, 103, 4, 104);
    }
}
