package org.alphadetector.features.market;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlOutcome;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.state.LiveStates;

/** How far each required source has come, which are left out, and so up to which point everything is closed. */
final class MarkProgress {
    private final Map<RequiredMark, RequiredSource> sources = new TreeMap<>();
    private long closedMicros = ControlEffect.NOTHING_CLOSED;

    MarkProgress(RequiredMarks required, ExclusionPlan plan, LiveStates states) {
        RequiredSource.requireSame(required.required(), states);
        for (RequiredMark mark : required.required()) {
            sources.put(mark, new RequiredSource(mark, plan.of(mark), states));
        }
        advance();
    }

    /** Every point up to and including this instant is closed. */
    long closedMicros() {
        return closedMicros;
    }

    /** Takes a mark in; one that is no news changes nothing. */
    void accept(Mark mark) {
        if (get(RequiredMark.of(mark)).accept(mark.pointMicros())) {
            advance();
        }
    }

    /** Does what a control record asks; it holds for every point that is not closed yet. */
    ControlEffect control(Control control) {
        long closedBefore = closedMicros;
        List<RequiredSource> meant = meant(control.sources());
        ControlOutcome outcome = control instanceof Control.Exclude ? exclude(meant, control) : include(meant);
        advance();
        long dropped = meant.stream().mapToLong(RequiredSource::droppedRows).sum();
        return new ControlEffect(control, outcome, closedBefore, dropped);
    }

    boolean isRequired(RequiredMark key) {
        return sources.containsKey(key);
    }

    RequiredSource get(RequiredMark key) {
        RequiredSource source = sources.get(key);
        if (source == null) {
            throw new IllegalStateException("a source that is not required: source=" + key.source() + " exchange="
                    + key.exchange() + "; add the exchange to the configuration");
        }
        return source;
    }

    boolean isAnyExcludedAt(long pointMicros) {
        for (RequiredSource source : sources.values()) {
            if (source.isExcludedAt(pointMicros)) {
                return true;
            }
        }
        return false;
    }

    List<SourceStatus> status() {
        return sources.entrySet().stream()
                .map(entry -> status(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SourceStatus status(RequiredMark key, RequiredSource source) {
        return new SourceStatus(
                key, source.markMicros(), source.isExcluded(), source.excludedBy(), source.droppedRows());
    }

    private List<RequiredSource> meant(SourceSelector selector) {
        return sources.entrySet().stream()
                .filter(entry -> entry.getKey().isMeantBy(selector))
                .map(Map.Entry::getValue)
                .toList();
    }

    private ControlOutcome exclude(List<RequiredSource> meant, Control control) {
        if (meant.isEmpty()) {
            return ControlOutcome.UNKNOWN_SOURCE;
        }
        if (meant.stream().allMatch(RequiredSource::isExcluded)) {
            return ControlOutcome.UNCHANGED;
        }
        if (sources.values().stream().allMatch(source -> source.isExcluded() || meant.contains(source))) {
            return ControlOutcome.LAST_SOURCE;
        }
        for (RequiredSource source : meant) {
            if (!source.isExcluded()) {
                source.exclude(closedMicros, control.origin());
            }
        }
        return ControlOutcome.APPLIED;
    }

    private ControlOutcome include(List<RequiredSource> meant) {
        if (meant.isEmpty()) {
            return ControlOutcome.UNKNOWN_SOURCE;
        }
        if (meant.stream().noneMatch(RequiredSource::isExcluded)) {
            return ControlOutcome.UNCHANGED;
        }
        for (RequiredSource source : meant) {
            if (source.isExcluded()) {
                source.include(closedMicros);
            }
        }
        return ControlOutcome.APPLIED;
    }

    private void advance() {
        long earliest = ExcludedSpan.OPEN;
        for (RequiredSource source : sources.values()) {
            earliest = Math.min(earliest, source.reachMicros());
        }
        // With nobody to wait for, nothing says that a point is complete.
        if (earliest != ExcludedSpan.OPEN) {
            closedMicros = earliest;
        }
    }
}
