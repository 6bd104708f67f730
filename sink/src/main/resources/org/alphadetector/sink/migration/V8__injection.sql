CREATE TABLE market.injection (
    injection_id text PRIMARY KEY,
    class text NOT NULL,
    subtype text NOT NULL,
    assets text[] NOT NULL,
    start_ts timestamptz NOT NULL,
    move_end_ts timestamptz NOT NULL,
    end_ts timestamptz NOT NULL,
    direction smallint NOT NULL,
    size_sigmas double precision NOT NULL,
    fields text[] NOT NULL,
    CHECK (start_ts < move_end_ts AND move_end_ts <= end_ts AND size_sigmas > 0)
);
COMMENT ON TABLE market.injection IS
    'Ground truth: what was put into the ticks on purpose. The pipeline neither reads nor writes it.';
COMMENT ON COLUMN market.injection.assets IS 'Which assets, as exchange:symbol.';
COMMENT ON COLUMN market.injection.move_end_ts IS 'When what is disturbed has gone all the way.';
COMMENT ON COLUMN market.injection.end_ts IS 'When everything is back to its own course, exclusive.';
COMMENT ON COLUMN market.injection.direction IS '1 rising or more, -1 falling or less, 0 neither.';
COMMENT ON COLUMN market.injection.size_sigmas IS
    'How far, in the asset''s own robust sigmas of one-minute values of the first field; for a move of more than a minute times the root of its minutes.';
COMMENT ON COLUMN market.injection.fields IS 'What is disturbed.';
