package org.alphadetector.features.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.SourceSelector;

/** Exclusions that are known beforehand: those of a run that is replayed, at the points at which they held there. */
public final class ExclusionPlan {
    /** No exclusion. */
    public static final ExclusionPlan NONE = new ExclusionPlan(Map.of());

    private final Map<RequiredMark, List<ExcludedSpan>> spans;

    private ExclusionPlan(Map<RequiredMark, List<ExcludedSpan>> spans) {
        this.spans = spans;
    }

    /**
     * The exclusions of recorded effects, in the order of their recording; those that were not applied say nothing.
     *
     * @throws IllegalArgumentException when no run with these sources can have recorded them
     */
    public static ExclusionPlan of(List<ControlEffect> effects, RequiredMarks required) {
        TreeMap<RequiredMark, List<ExcludedSpan>> spans = new TreeMap<>();
        required.required().forEach(source -> spans.put(source, new ArrayList<>()));
        long before = ControlEffect.NOTHING_CLOSED;
        for (ControlEffect effect : effects) {
            if (!effect.isApplied()) {
                continue;
            }
            if (effect.closedMicros() < before) {
                throw new IllegalArgumentException("the control records are not in the order of their recording: id="
                        + effect.control().id());
            }
            before = effect.closedMicros();
            apply(effect, spans);
            if (spans.values().stream().allMatch(ExclusionPlan::isOpen)) {
                throw new IllegalArgumentException("the control records leave out every source: id="
                        + effect.control().id());
            }
        }
        return new ExclusionPlan(spans);
    }

    /** The spans of a source, in order. */
    List<ExcludedSpan> of(RequiredMark source) {
        return spans.getOrDefault(source, List.of());
    }

    private static void apply(ControlEffect effect, Map<RequiredMark, List<ExcludedSpan>> spans) {
        boolean isExclude = effect.control() instanceof Control.Exclude;
        SourceSelector sources = effect.control().sources();
        boolean isKnown = false;
        for (Map.Entry<RequiredMark, List<ExcludedSpan>> entry : spans.entrySet()) {
            if (entry.getKey().isMeantBy(sources)) {
                isKnown = true;
                List<ExcludedSpan> own = entry.getValue();
                if (isExclude && !isOpen(own)) {
                    own.add(new ExcludedSpan(effect.closedMicros(), ExcludedSpan.OPEN));
                } else if (!isExclude && isOpen(own)) {
                    ExcludedSpan open = own.remove(own.size() - 1);
                    own.add(new ExcludedSpan(open.afterMicros(), effect.closedMicros()));
                }
            }
        }
        if (!isKnown) {
            throw new IllegalArgumentException("a control record names a source that is not there: source=" + sources);
        }
    }

    private static boolean isOpen(List<ExcludedSpan> own) {
        return !own.isEmpty() && own.get(own.size() - 1).lastMicros() == ExcludedSpan.OPEN;
    }
}
