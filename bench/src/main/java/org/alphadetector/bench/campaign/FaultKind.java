package org.alphadetector.bench.campaign;

/** What is done to the pipeline. */
enum FaultKind {
    APP_KILL("kill -9 the Streams application"),
    APP_PAUSE("pause the Streams application past its session"),
    APP_ADD("start a second Streams application"),
    APP_REMOVE("stop the second Streams application"),
    SINK_KILL("kill -9 the sink"),
    SINK_PAUSE("pause the sink past its session, another takes over"),
    FEEDER_KILL("kill -9 the feeder"),
    BROKER_KILL("kill -9 the broker"),
    POSTGRES_KILL("kill -9 Postgres");

    private final String description;

    FaultKind(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
