package org.alphadetector.app.health;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams.State;

/** The checks of the Streams application. */
public final class StreamsHealth {
    /** States from which it does not come back: its threads have ended or are ending. */
    private static final Set<State> ENDED =
            EnumSet.of(State.PENDING_SHUTDOWN, State.NOT_RUNNING, State.PENDING_ERROR, State.ERROR);

    private final Supplier<State> state;
    private final LongSupplier recordsToRestore;
    private final Supplier<Finding> lag;

    /**
     * @param state of the application
     * @param recordsToRestore of its state stores, still to be read back
     * @param lag whether few enough records are still to be read
     */
    public StreamsHealth(Supplier<State> state, LongSupplier recordsToRestore, Supplier<Finding> lag) {
        this.state = state;
        this.recordsToRestore = recordsToRestore;
        this.lag = lag;
    }

    /** Its threads have not ended. */
    public List<HealthCheck> live() {
        return List.of(new HealthCheck("streams.threads", () -> {
            State now = state.get();
            return new Finding(!ENDED.contains(now), "state " + now);
        }));
    }

    /** It runs, its state is restored and it has nearly caught up. */
    public List<HealthCheck> ready() {
        return List.of(
                new HealthCheck("streams.running", () -> {
                    State now = state.get();
                    return new Finding(now == State.RUNNING, "state " + now);
                }),
                new HealthCheck("streams.restored", () -> {
                    long records = recordsToRestore.getAsLong();
                    return new Finding(records == 0, records + " records of state to restore");
                }),
                new HealthCheck("streams.lag", lag));
    }
}
