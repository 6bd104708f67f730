package org.alphadetector.app.health;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The checks of the sink. */
public final class SinkHealth {
    private final BooleanSupplier isAlive;
    private final Supplier<String> hindrance;
    private final Supplier<Finding> postgres;
    private final Supplier<Finding> lag;

    /**
     * @param isAlive whether its thread works
     * @param hindrance why it does not write what there is; empty when it does
     * @param postgres whether Postgres answers
     * @param lag whether few enough records are still to be written
     */
    public SinkHealth(
            BooleanSupplier isAlive, Supplier<String> hindrance, Supplier<Finding> postgres, Supplier<Finding> lag) {
        this.isAlive = isAlive;
        this.hindrance = hindrance;
        this.postgres = postgres;
        this.lag = lag;
    }

    /** Its thread works. */
    public List<HealthCheck> live() {
        return List.of(thread());
    }

    /** Its thread works, nothing keeps it from writing, Postgres answers and it has nearly caught up. */
    public List<HealthCheck> ready() {
        return List.of(
                thread(),
                new HealthCheck("sink.writing", this::writing),
                new HealthCheck("sink.postgres", postgres),
                new HealthCheck("sink.lag", lag));
    }

    private Finding writing() {
        String why = hindrance.get();
        return why.isEmpty() ? Finding.good("goes on") : Finding.bad(why);
    }

    private HealthCheck thread() {
        return new HealthCheck(
                "sink.thread", () -> isAlive.getAsBoolean() ? Finding.good("works") : Finding.bad("has ended"));
    }
}
