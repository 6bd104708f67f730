package org.alphadetector.features.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.market.RequiredMark;
import org.alphadetector.features.market.SourceStatus;
import org.alphadetector.features.source.SourcePartition;
import org.junit.jupiter.api.Test;

class SilenceTimerTest {
    private static final long MINUTE = 60_000_000L;
    private static final RequiredMark ALPHA = new RequiredMark(new SourcePartition("ticks", 0), "alpha");
    private static final RequiredMark BETA = new RequiredMark(new SourcePartition("ticks", 0), "beta");
    private static final RequiredMark OTHER_BETA = new RequiredMark(new SourcePartition("ticks", 1), "beta");

    private final List<Control> written = new ArrayList<>();
    private final SilenceTimer timer = new SilenceTimer(Duration.ofSeconds(60), written::add);
    private boolean isBetaExcluded;
    private Origin excludedBy = Origin.TIMER;

    @Test
    void excludesAfterAMinuteOfWaiting() {
        look(0, 1, 1, 1);
        look(60, 2, 1, 1);
        look(119, 2, 1, 1);
        look(120, 2, 1, 1);
        assertThat(written).isEmpty();

        look(121, 3, 1, 1);

        assertThat(written).hasSize(1);
        Control.Exclude exclude = (Control.Exclude) written.get(0);
        assertThat(exclude.sources()).hasToString("beta");
        assertThat(exclude.origin()).isEqualTo(Origin.TIMER);
    }

    @Test
    void excludesOnlyThePartitionThatIsSilent() {
        look(0, 1, 1, 1);
        look(60, 2, 2, 1);
        look(121, 3, 3, 1);

        assertThat(((Control.Exclude) written.get(0)).sources()).hasToString("beta in ticks-1");
    }

    @Test
    void blamesNobodyWhenEverythingStopsOrASourceIsMerelySlow() {
        look(0, 1, 1, 1);
        look(60, 2, 1, 1);
        look(4_000, 2, 1, 1);
        look(4_001, 2, 2, 2);
        for (int minute = 3; minute < 20; minute++) {
            look(4_001 + 60 * minute, minute, minute - 2, minute - 2);
        }

        assertThat(written).isEmpty();
    }

    @Test
    void doesNotRepeatItselfWhileTheRecordIsOnItsWay() {
        look(0, 1, 1, 1);
        look(60, 2, 1, 1);
        look(121, 3, 1, 1);
        look(122, 3, 1, 1);
        look(180, 3, 1, 1);
        assertThat(written).hasSize(1);

        look(181, 4, 1, 1);
        assertThat(written).hasSize(2);
    }

    @Test
    void includesAgainOnceTheMarksHaveCaughtUp() {
        isBetaExcluded = true;
        look(0, 5, 1, 1);
        look(1, 5, 1, 1);
        look(2, 5, 4, 4);
        assertThat(written).isEmpty();

        look(3, 5, 5, 5);
        assertThat(written).hasSize(1);
        assertThat(((Control.Include) written.get(0)).sources()).hasToString("beta");
    }

    @Test
    void leavesAnOperatorsExclusionAlone() {
        isBetaExcluded = true;
        excludedBy = Origin.OPERATOR;
        look(0, 1, 1, 1);
        look(60, 2, 2, 2);

        assertThat(written).isEmpty();
    }

    private void look(int seconds, int alpha, int beta, int otherBeta) {
        long closed = isBetaExcluded ? alpha : Math.min(alpha, Math.min(beta, otherBeta));
        timer.look(
                List.of(
                        new SourceStatus(ALPHA, alpha * MINUTE, false, Origin.OPERATOR, 0),
                        new SourceStatus(BETA, beta * MINUTE, isBetaExcluded, excludedBy, 0),
                        new SourceStatus(OTHER_BETA, otherBeta * MINUTE, isBetaExcluded, excludedBy, 0)),
                closed * MINUTE,
                seconds * 1_000L);
    }
}
