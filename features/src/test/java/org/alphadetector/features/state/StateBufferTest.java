package org.alphadetector.features.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateBufferTest {
    private final StateBuffer buffer = new StateBuffer();
    private final StateSlice slice = buffer.allocate("slice", 3);

    @Test
    void slicesMeanTheWordsOfTheCopyThatIsShown() {
        slice.word(1, 7);
        StateBuffer first = buffer.copy();
        StateBuffer second = buffer.copy();
        buffer.show(first);
        slice.word(1, 8);
        buffer.show(second);
        assertThat(slice.word(1)).isEqualTo(7);
        buffer.show(first);
        assertThat(slice.word(1)).isEqualTo(8);
    }

    @Test
    void onlyTheCopyThatIsShownBecomesDirty() {
        StateBuffer first = buffer.copy();
        StateBuffer second = buffer.copy();
        buffer.show(first);
        buffer.markDirty();
        assertThat(first.isDirty()).isTrue();
        assertThat(second.isDirty()).isFalse();
    }

    @Test
    void savedFormIsThatOfABufferOfTheSameSlices() {
        StateBuffer copy = buffer.copy();
        buffer.show(copy);
        slice.word(2, 9);
        StateBuffer other = new StateBuffer();
        StateSlice same = other.allocate("slice", 3);
        other.load(copy.save());
        assertThat(same.word(2)).isEqualTo(9);
    }

    @Test
    void showsNothingOfAnotherLayoutAndGrowsNoMore() {
        StateBuffer other = new StateBuffer();
        other.allocate("other", 3);
        assertThatThrownBy(() -> buffer.show(other)).hasMessageContaining("no copy");
        buffer.show(buffer.copy());
        assertThatThrownBy(() -> buffer.allocate("late", 1)).hasMessageContaining("name=late");
    }
}
