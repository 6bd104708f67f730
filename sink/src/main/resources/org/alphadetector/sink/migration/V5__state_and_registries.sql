CREATE TABLE market.asset (
    asset_uid bigint PRIMARY KEY,
    exchange text NOT NULL,
    symbol text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (exchange, symbol)
);
COMMENT ON TABLE market.asset IS 'Every asset seen; maps asset_uid back to exchange and symbol.';

CREATE TABLE market.baseline_state (
    asset_uid bigint NOT NULL,
    tf market.tf NOT NULL,
    feature_name text NOT NULL,
    mu double precision,
    sigma double precision,
    n_samples integer,
    updated_at timestamptz,
    quantile_state bytea,
    PRIMARY KEY (asset_uid, tf, feature_name)
);
COMMENT ON TABLE market.baseline_state IS 'The last published baseline of a feature: robust centre, robust scale, quantile sketch.';

CREATE TABLE market.feature_registry (
    feature_name text PRIMARY KEY,
    table_name text NOT NULL,
    column_name text NOT NULL,
    column_group text NOT NULL,
    sql_type text NOT NULL,
    "window" text,
    formula text,
    inputs text[],
    units text,
    value_range text,
    pack text,
    added_at timestamptz NOT NULL DEFAULT now(),
    deprecated_at timestamptz,
    notes text,
    UNIQUE (table_name, column_name)
);
COMMENT ON TABLE market.feature_registry IS 'Every column the pipeline fills, as its code declares it.';
COMMENT ON COLUMN market.feature_registry.feature_name IS
    'The name of a column of features_snapshot; of another table, table and column with a dot between.';
COMMENT ON COLUMN market.feature_registry.deprecated_at IS 'When the column was first found to be no longer declared.';

CREATE TABLE market.detector_registry (
    detector_id text PRIMARY KEY,
    version text NOT NULL,
    class text,
    subtype text,
    direction smallint,
    pack text,
    lifecycle_state market.lifecycle_state NOT NULL DEFAULT 'experimental',
    enabled boolean NOT NULL DEFAULT true,
    parent_id text,
    inputs text[],
    preconditions text[],
    residuals_used jsonb,
    trigger text,
    hyperparams jsonb,
    severity_weights jsonb,
    cooldown_sec integer,
    half_life_sec integer,
    created_at timestamptz NOT NULL DEFAULT now(),
    added_at timestamptz NOT NULL DEFAULT now(),
    deployed_at timestamptz,
    deprecated_at timestamptz,
    retired_at timestamptz,
    notes text
);
COMMENT ON TABLE market.detector_registry IS 'Every detector with its parameters and its place in the lifecycle.';

CREATE TABLE market.universe_audit (
    rev integer PRIMARY KEY,
    ts timestamptz NOT NULL,
    added text[] NOT NULL DEFAULT '{}',
    removed text[] NOT NULL DEFAULT '{}',
    reasons jsonb,
    params jsonb
);
COMMENT ON TABLE market.universe_audit IS 'Every revision of the universe: who came, who went and why.';

CREATE TABLE market.hotlist_state (
    asset_uid bigint PRIMARY KEY,
    hot_reason market.hot_reason NOT NULL,
    hot_started_at timestamptz NOT NULL,
    hot_expires_at timestamptz NOT NULL
);
COMMENT ON TABLE market.hotlist_state IS 'The assets that are on the hotlist now.';

CREATE TABLE market.ingest_count (
    topic text NOT NULL,
    partition integer NOT NULL,
    as_of timestamptz NOT NULL,
    accepted bigint NOT NULL,
    duplicate bigint NOT NULL,
    late bigint NOT NULL,
    superseded bigint NOT NULL,
    rejected jsonb NOT NULL,
    PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE market.ingest_count IS 'What became of the tick records of a source partition, since the beginning.';
COMMENT ON COLUMN market.ingest_count.rejected IS 'Dead-lettered records by reason.';

CREATE TABLE market.sink_offset (
    cluster_id text NOT NULL,
    topic_id text NOT NULL,
    partition integer NOT NULL,
    topic text NOT NULL,
    next_offset bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (cluster_id, topic_id, partition)
);
COMMENT ON TABLE market.sink_offset IS 'How far a topic partition has been written; moves in the transaction that writes its rows.';
