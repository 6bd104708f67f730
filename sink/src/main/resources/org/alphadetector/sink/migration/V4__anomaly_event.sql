CREATE TABLE market.anomaly_event (
    event_id uuid NOT NULL,
    emitted_at timestamptz NOT NULL,
    exchange_ts timestamptz NOT NULL,
    trigger_ts timestamptz NOT NULL,
    asset_uid bigint,
    symbol text,
    tf market.tf NOT NULL,
    class text NOT NULL
        CHECK (class IN ('spike', 'shift', 'quadrant', 'divergence', 'synchrony', 'rotation', 'pattern')),
    subtype text NOT NULL,
    direction smallint NOT NULL CHECK (direction BETWEEN -1 AND 1),
    severity smallint NOT NULL CHECK (severity BETWEEN 0 AND 100),
    score double precision,
    p_value double precision,
    episode_id uuid,
    shadow boolean NOT NULL,
    detector_id text NOT NULL,
    detector_version text NOT NULL,
    is_in_universe boolean,
    is_hot boolean,
    universe_rev integer,
    universe_policy_rev integer,
    feature_pack text,
    detector_pack text,
    config_hash text,
    git_commit text,
    source_lag_ms integer,
    clock_skew_ms integer,
    replay_of boolean NOT NULL,
    payload jsonb NOT NULL,
    PRIMARY KEY (event_id, tf, exchange_ts)
) PARTITION BY LIST (tf);

CREATE TABLE market.anomaly_event_1m PARTITION OF market.anomaly_event
    FOR VALUES IN ('1m') PARTITION BY RANGE (exchange_ts);
CREATE TABLE market.anomaly_event_15m PARTITION OF market.anomaly_event
    FOR VALUES IN ('15m') PARTITION BY RANGE (exchange_ts);
CREATE TABLE market.anomaly_event_1h PARTITION OF market.anomaly_event
    FOR VALUES IN ('1h') PARTITION BY RANGE (exchange_ts);

CREATE INDEX ON market.anomaly_event (asset_uid, exchange_ts DESC);
CREATE INDEX ON market.anomaly_event (class, subtype, emitted_at DESC);
CREATE INDEX ON market.anomaly_event USING gin (payload jsonb_path_ops);

COMMENT ON TABLE market.anomaly_event IS 'What the detectors saw; rows are added and never changed.';
COMMENT ON COLUMN market.anomaly_event.event_id IS 'Name-based UUID of what identifies the event: the same event has the same id.';
COMMENT ON COLUMN market.anomaly_event.emitted_at IS 'When the event was published, by the clock of whoever published it.';
COMMENT ON COLUMN market.anomaly_event.exchange_ts IS 'Close label of the bar in progress.';
COMMENT ON COLUMN market.anomaly_event.trigger_ts IS 'Time of the tick that fired; at bar close the close.';
COMMENT ON COLUMN market.anomaly_event.asset_uid IS 'The asset; NULL when the event is about the whole market.';
COMMENT ON COLUMN market.anomaly_event.symbol IS 'The native symbol; NULL when the event is about the whole market.';
COMMENT ON COLUMN market.anomaly_event.tf IS 'Timeframe of the bar in progress.';
COMMENT ON COLUMN market.anomaly_event.class IS 'Class of the detector.';
COMMENT ON COLUMN market.anomaly_event.subtype IS 'What the detector looks at and which way it went.';
COMMENT ON COLUMN market.anomaly_event.direction IS '1 up, -1 down, 0 neither.';
COMMENT ON COLUMN market.anomaly_event.severity IS '0 to 100.';
COMMENT ON COLUMN market.anomaly_event.score IS 'Score in the unit of the detector.';
COMMENT ON COLUMN market.anomaly_event.p_value IS 'Calibrated probability of a score at least as extreme, in (0, 1].';
COMMENT ON COLUMN market.anomaly_event.episode_id IS 'The event that opened the episode this one belongs to.';
COMMENT ON COLUMN market.anomaly_event.shadow IS 'Whether the detector is on trial.';
COMMENT ON COLUMN market.anomaly_event.detector_id IS 'Key of detector_registry.';
COMMENT ON COLUMN market.anomaly_event.detector_version IS 'Semantic version of the detector.';
COMMENT ON COLUMN market.anomaly_event.is_in_universe IS 'Whether the asset was in the universe.';
COMMENT ON COLUMN market.anomaly_event.is_hot IS 'Whether the asset was on the hotlist.';
COMMENT ON COLUMN market.anomaly_event.universe_rev IS 'Revision of the universe, a key of universe_audit.';
COMMENT ON COLUMN market.anomaly_event.universe_policy_rev IS 'Revision of the rules that choose the universe.';
COMMENT ON COLUMN market.anomaly_event.feature_pack IS 'Feature pack the detector read.';
COMMENT ON COLUMN market.anomaly_event.detector_pack IS 'Detector pack.';
COMMENT ON COLUMN market.anomaly_event.config_hash IS 'Hash of the semantic settings.';
COMMENT ON COLUMN market.anomaly_event.git_commit IS 'Commit of the build that made the event.';
COMMENT ON COLUMN market.anomaly_event.source_lag_ms IS
    'From trigger_ts to emitted_at, milliseconds, at least 0; NULL in a replay.';
COMMENT ON COLUMN market.anomaly_event.clock_skew_ms IS
    'By how much trigger_ts is ahead of emitted_at, milliseconds, 0 when it is not; NULL in a replay.';
COMMENT ON COLUMN market.anomaly_event.replay_of IS 'Whether a replay of the past made the event.';
COMMENT ON COLUMN market.anomaly_event.payload IS 'What was seen and expected, threshold, shares, window, half-life, data quality.';
