package org.alphadetector.app.control;

import java.time.Instant;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.row.Timeframe;

/** What came of a control record, in a sentence for the operator. */
public final class EffectSentence {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private EffectSentence() {}

    /** The sentence; what was refused is the operator's mistake. */
    public static String of(ControlEffect effect) {
        Control control = effect.control();
        boolean isExclude = control instanceof Control.Exclude;
        String sources = control.sources().toString();
        return switch (effect.outcome()) {
            case APPLIED ->
                isExclude
                        ? sources + " is excluded " + from(effect) + ": points no longer wait for it, its rows are left"
                                + " out, and market rows say approx."
                        : sources + " is included " + from(effect) + ": points wait for it again. "
                                + effect.droppedRows() + " of its rows were left out.";
            case UNCHANGED -> sources + " is " + (isExclude ? "excluded" : "included") + " already; nothing changes.";
            case UNKNOWN_SOURCE ->
                throw new UserMistake("'alpha run' waits for no " + sources
                        + "; name an exchange, topic and partition that it was started with.");
            case LAST_SOURCE ->
                throw new UserMistake("without " + sources + " there is nothing left to wait for; include another"
                        + " exchange first.");
        };
    }

    private static String from(ControlEffect effect) {
        if (effect.closedMicros() == ControlEffect.NOTHING_CLOSED) {
            return "from the beginning";
        }
        StringBuilder from = new StringBuilder("from ");
        for (Timeframe timeframe : Timeframe.values()) {
            long first = timeframe.floor(effect.closedMicros()) + timeframe.micros();
            from.append(timeframe == Timeframe.M1 ? "" : ", ")
                    .append(Instant.ofEpochSecond(first / MICROS_PER_SECOND))
                    .append(" (")
                    .append(timeframe.label())
                    .append(')');
        }
        return from.append(" on").toString();
    }
}
