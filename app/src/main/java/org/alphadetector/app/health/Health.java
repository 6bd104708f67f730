package org.alphadetector.app.health;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The checks of a process. It is alive while its parts have not failed: what is not, wants to be started again. It is
 * ready when it does its work in time: what is not, wants to be waited for. Until {@link #started} and from
 * {@link #stopping} on it is not ready; while it stops, its parts end as they should, and starting it again would not help.
 */
public final class Health {
    private final List<HealthCheck> liveness = new CopyOnWriteArrayList<>();
    private final List<HealthCheck> readiness = new CopyOnWriteArrayList<>();
    private volatile boolean isStarted;
    private volatile boolean isStopping;

    public Health() {
        liveness.add(new HealthCheck("process", () -> Finding.good("answers")));
        readiness.add(new HealthCheck("process", this::process));
    }

    /** Adds the checks of a part. */
    public void add(List<HealthCheck> live, List<HealthCheck> ready) {
        liveness.addAll(live);
        readiness.addAll(ready);
    }

    /** Every part has been added. */
    public void started() {
        isStarted = true;
    }

    /** The process was told to end. */
    public void stopping() {
        isStopping = true;
    }

    /** Whether the parts live. */
    public HealthReport live() {
        return HealthReport.of(isStopping ? liveness.subList(0, 1) : liveness);
    }

    /** Whether the parts live and work in time. */
    public HealthReport ready() {
        return HealthReport.of(readiness);
    }

    private Finding process() {
        if (isStopping) {
            return Finding.bad("is ending");
        }
        return isStarted ? Finding.good("every part is there") : Finding.bad("parts are starting");
    }
}
