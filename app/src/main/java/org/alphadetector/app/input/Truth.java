package org.alphadetector.app.input;

import java.util.function.Consumer;
import org.alphadetector.ingest.injection.Injection;

/** Is told of every injection, after the ticks have begun. */
@FunctionalInterface
public interface Truth extends Consumer<Injection> {
    /** Nobody. */
    Truth NOBODY = injection -> {};

    /** The first of the ticks is about to be read: whatever an earlier run told is told again. */
    default void begin() {}

    /** The same, {@code another} being told after it. */
    default Truth and(Consumer<Injection> another) {
        Truth first = this;
        return new Truth() {
            @Override
            public void begin() {
                first.begin();
                if (another instanceof Truth second) {
                    second.begin();
                }
            }

            @Override
            public void accept(Injection injection) {
                first.accept(injection);
                another.accept(injection);
            }
        };
    }
}
