CREATE TABLE market.market_snapshot (
    tf market.tf NOT NULL,
    exchange_ts timestamptz NOT NULL,
    leader text,
    dominance_share double precision,
    shock_count_5s smallint,
    rs_top jsonb CHECK (jsonb_array_length(rs_top) <= 5),
    rs_bottom jsonb CHECK (jsonb_array_length(rs_bottom) <= 5),
    return_dispersion_m_5 double precision,
    vol_dispersion_m_5 double precision,
    excluded_count smallint,
    approx boolean,
    time_to_next_funding_sec integer,
    dq_status market.dq_status,
    universe_rev integer,
    feature_pack text,
    pack_rev smallint,
    config_hash text,
    git_commit text,
    PRIMARY KEY (tf, exchange_ts)
) PARTITION BY LIST (tf);

CREATE TABLE market.market_snapshot_1m PARTITION OF market.market_snapshot
    FOR VALUES IN ('1m') PARTITION BY RANGE (exchange_ts);
CREATE TABLE market.market_snapshot_15m PARTITION OF market.market_snapshot
    FOR VALUES IN ('15m') PARTITION BY RANGE (exchange_ts);
CREATE TABLE market.market_snapshot_1h PARTITION OF market.market_snapshot
    FOR VALUES IN ('1h') PARTITION BY RANGE (exchange_ts);

COMMENT ON TABLE market.market_snapshot IS
    'What only the whole market can tell at a lattice point, over the assets of the universe with a usable row.';
