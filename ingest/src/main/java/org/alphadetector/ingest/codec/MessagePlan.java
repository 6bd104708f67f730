package org.alphadetector.ingest.codec;

import java.util.List;
import org.alphadetector.ingest.tick.TickType;

/**
 * What messages of one writer and one type have in common: the same bytes between values that are read. A message that has
 * exactly these bytes, and values of these kinds, means what its values say and nothing else.
 */
final class MessagePlan {
    final TickType type;
    /** What follows the last value. */
    final PlanText end;

    final Step[] steps;
    /** Whether every field that a tick of the type has is a value, so that nothing has to be cleared. */
    final boolean setsAll;

    /** Bytes that are always the same, and the field whose value follows; quotes around a value belong to the bytes. */
    static final class Step {
        final PlanText text;
        final Field field;
        final boolean isQuoted;

        Step(PlanText text, Field field, boolean isQuoted) {
            this.text = text;
            this.field = field;
            this.isQuoted = isQuoted;
        }
    }

    MessagePlan(TickType type, List<Step> steps, PlanText end) {
        this.type = type;
        this.steps = steps.toArray(Step[]::new);
        this.end = end;
        long values = 0;
        for (Step step : steps) {
            values |= step.field.bit;
        }
        setsAll = (MessageFields.of(type).read & ~MessageFields.UNUSED & ~values) == 0;
    }
}
