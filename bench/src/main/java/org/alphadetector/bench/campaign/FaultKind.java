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
    FEEDER_PAUSE("pause the feeder past its transaction"),
    BROKER_KILL("kill -9 the broker"),
    BROKER_PAUSE("pause the broker past its session"),
    BROKER_DISK("fill the disk of the broker, and free it"),
    POSTGRES_KILL("kill -9 Postgres"),
    POSTGRES_DISK("fill the disk of Postgres, and free it"),
    REPLAY_KILL("kill -9 a whole 'replay --via kafka', until its end");

    private final String description;

    FaultKind(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
