package org.alphadetector.detectors.univariate;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class EpisodeClipTest {
    private static final double LIMIT = 10;

    @Test
    void aScoreBeyondIsLearntAsTheLimitAndOnceAnEpisode() {
        EpisodeClip clip = new EpisodeClip(new StateBuffer().allocate("episodeclip", EpisodeClip.WORDS));
        assertThat(clip.clip(9, LIMIT)).isEqualTo(9);
        assertThat(clip.clip(1e6, LIMIT)).isEqualTo(LIMIT);
        assertThat(clip.clip(1e6, LIMIT)).isNaN();
        within(clip, 15);
        assertThat(clip.clip(11, LIMIT)).as("the same episode").isNaN();
        within(clip, 16);
        assertThat(clip.clip(11, LIMIT)).isEqualTo(LIMIT);
    }

    private static void within(EpisodeClip clip, int rows) {
        for (int row = 0; row < rows; row++) {
            assertThat(clip.clip(LIMIT, LIMIT)).isEqualTo(LIMIT);
        }
    }
}
