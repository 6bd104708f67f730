package org.alphadetector.features.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /**
     * Of slices that are allocated in turns, the words of an area lie side by side, and keep what was written before.
     */
    @Test
    void areasGrowWithoutMixingUpTheSlicesAfterThem() {
        StateBuffer mixed = new StateBuffer();
        StateSlice far = mixed.allocate(Area.FAR, "far", 2);
        far.word(1, 1);
        StateSlice second = mixed.allocate(Area.SECOND_MINUTE, "second", 1);
        second.word(0, 2);
        StateSlice first = mixed.allocate(Area.FIRST_MINUTE, "first", 2);
        StateSlice partOfFirst = first.part(1, 1);
        partOfFirst.word(0, 3);
        StateSlice common = mixed.allocate("common", 1);
        common.word(0, 4);
        StateSlice secondToo = mixed.allocate(Area.SECOND_MINUTE, "second too", 1);
        secondToo.word(0, 5);

        assertThat(words(mixed, 7)).containsExactly(4L, 0L, 3L, 2L, 5L, 0L, 1L);
        assertThat(first.word(1)).isEqualTo(3);
        mixed.show(mixed.copy());
        assertThat(List.of(common.word(0), partOfFirst.word(0), second.word(0), secondToo.word(0), far.word(1)))
                .containsExactly(4L, 3L, 2L, 5L, 1L);
    }

    @Test
    void sameSlicesInOtherAreasAreAnotherLayout() {
        StateBuffer near = new StateBuffer();
        near.allocate(Area.FIRST_MINUTE, "near", 3);
        near.allocate("other", 1);
        StateBuffer far = new StateBuffer();
        far.allocate("near", 3);
        far.allocate("other", 1);
        assertThatThrownBy(() -> near.load(far.save())).isInstanceOf(IncompatibleStateException.class);
    }

    private static List<Long> words(StateBuffer buffer, int count) {
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(buffer.word(i));
        }
        return words;
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
    void aReleasedCopyMakesRoomForACleanOneOfTheWordsShown() {
        StateBuffer kept = buffer.copy();
        StateBuffer gone = buffer.copy();
        buffer.show(gone);
        slice.word(0, 5);
        buffer.markDirty();
        gone.release();
        buffer.show(kept);
        slice.word(0, 6);
        StateBuffer added = buffer.copy();
        assertThat(added.isDirty()).isFalse();
        buffer.show(added);
        assertThat(slice.word(0)).isEqualTo(6);
        slice.word(0, 7);
        buffer.show(kept);
        assertThat(slice.word(0)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000, 40_000, 70_000})
    void manyCopiesKeepTheirWordsApart(int length) {
        StateBuffer template = new StateBuffer();
        StateSlice words = template.allocate("words", length);
        words.word(0, -1);
        List<StateBuffer> copies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            copies.add(template.copy());
        }
        for (int i = 0; i < 100; i++) {
            template.show(copies.get(i));
            assertThat(words.word(0)).isEqualTo(-1);
            words.clear();
            words.word(length - 1, i);
        }
        for (int i = 0; i < 100; i++) {
            StateBuffer loaded = new StateBuffer();
            StateSlice same = loaded.allocate("words", length);
            loaded.load(copies.get(i).save());
            assertThat(same.word(length - 1)).isEqualTo(i);
            template.show(copies.get(i));
            template.load(copies.get((i + 1) % 100).save());
        }
        for (int i = 0; i < 99; i++) {
            template.show(copies.get(i));
            assertThat(words.word(length - 1)).isEqualTo(i + 1);
        }
    }

    @Test
    void longRunsOfZerosAreSavedAsTheirLengths() {
        StateBuffer wide = new StateBuffer();
        StateSlice words = wide.allocate("wide", 3000);
        words.word(1, 4);
        words.word(1500, -1);
        words.word(1502, 2);
        byte[] saved = wide.save();
        ByteBuffer expected = ByteBuffer.allocate(saved.length).put(saved, 0, 4);
        expected.putInt(1).putInt(1).putLong(4);
        expected.putInt(1498).putInt(3).putLong(-1).putLong(0).putLong(2);
        expected.putInt(1497).putInt(0);
        assertThat(saved).isEqualTo(expected.array());
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
