package org.alphadetector.features.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LiveStatesTest {
    private static final String KEY = "asset/COINUSDT";

    private static StateBuffer buffer(String... slices) {
        StateBuffer buffer = new StateBuffer();
        StateSection section = buffer.section("feature", 1);
        for (String slice : slices) {
            section.allocate(slice, 3);
        }
        return buffer;
    }

    private static List<String> texts(LiveStates states, String prefix) {
        return states.notes(prefix).stream()
                .map(note -> new String(note, UTF_8))
                .toList();
    }

    /** What one build notes, every later one finds, also when its state is written by builds in between. */
    @Test
    void aNoteIsKeptForGood() {
        Changelog changelog = new Changelog();
        LiveStates first = new LiveStates();
        first.note("rows/b", "of the first".getBytes(UTF_8));
        changelog.commit(first);
        LiveStates second = changelog.restored();
        second.note("rows/a", "of the second".getBytes(UTF_8));
        second.note("other", "not asked for".getBytes(UTF_8));
        changelog.commit(second);
        changelog.commit(second);

        assertThat(texts(changelog.restored(), "rows/")).containsExactly("of the second", "of the first");
    }

    /** A note is written once: the one that is there holds. */
    @Test
    void aNoteThatIsThereIsNotWrittenAgain() {
        Changelog changelog = new Changelog();
        LiveStates first = new LiveStates();
        first.note("rows/a", "text".getBytes(UTF_8));
        changelog.commit(first);
        LiveStates second = changelog.restored();
        second.note("rows/a", "text".getBytes(UTF_8));
        List<String> written = new ArrayList<>();
        second.writeDirty((key, bytes) -> written.add(key));

        assertThat(written).isEmpty();
    }

    /** The layout of the build before goes when no state of it is left, so that layouts do not pile up. */
    @Test
    void aLayoutWithoutStateIsDropped() {
        TreeMap<String, byte[]> saved = new TreeMap<>();
        LiveStates.Writer writer = (key, bytes) -> {
            if (bytes == null) {
                saved.remove(key);
            } else {
                saved.put(key, bytes);
            }
        };
        StateBuffer one = buffer("one");
        LiveStates first = new LiveStates();
        first.register(KEY, one);
        one.word(1, 7);
        first.writeDirty(writer);
        List<String> before = List.copyOf(saved.keySet());

        LiveStates second = new LiveStates();
        new TreeMap<>(saved).forEach(second::restore);
        StateBuffer two = buffer("one", "two");
        second.register(KEY, two);
        second.writeDirty(writer);

        assertThat(two.word(1)).isEqualTo(7);
        assertThat(saved).hasSameSizeAs(before);
        StateBuffer again = buffer("one", "two");
        LiveStates third = new LiveStates();
        saved.forEach(third::restore);
        third.register(KEY, again);
        assertThat(again.word(1)).isEqualTo(7);
        assertThatThrownBy(() -> {
                    LiveStates lost = new LiveStates();
                    saved.forEach((key, bytes) -> {
                        if (key.startsWith(KEY)) {
                            lost.restore(key, bytes);
                        }
                    });
                    lost.register(KEY, buffer("one"));
                })
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining(KEY);
    }
}
