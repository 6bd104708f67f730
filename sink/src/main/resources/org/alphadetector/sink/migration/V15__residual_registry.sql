CREATE TABLE market.residual_registry (
    residual_id text PRIMARY KEY,
    version text NOT NULL,
    recipe jsonb NOT NULL,
    parent_id text,
    validation_r2 double precision,
    stationarity_test double precision,
    assets integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
COMMENT ON TABLE market.residual_registry IS
    'Every residual of features_snapshot, how it is made and how well it does; measured daily at 00:00 UTC.';
COMMENT ON COLUMN market.residual_registry.residual_id IS 'The column of z.';
COMMENT ON COLUMN market.residual_registry.version IS 'Revision of the feature pack that made it.';
COMMENT ON COLUMN market.residual_registry.recipe IS
    'The columns it rests on with formula, window and inputs, each after its inputs; an input that is no column is a type of message.';
COMMENT ON COLUMN market.residual_registry.parent_id IS 'The residual it was derived from; NULL: from none.';
COMMENT ON COLUMN market.residual_registry.validation_r2 IS
    '1 - squared errors of its predictions / those of the better of two naive forecasts, the mean so far and the last value; out of sample, half-life 30 days, median over assets; negative where the naive one is better. NULL below 200 predictions.';
COMMENT ON COLUMN market.residual_registry.stationarity_test IS
    'p-value of the augmented Dickey-Fuller test of hourly z, constant and four lags, median over assets: small where z returns to its mean. NULL below 200 samples.';
COMMENT ON COLUMN market.residual_registry.assets IS 'Over how many assets the median of validation_r2 is taken.';
COMMENT ON COLUMN market.residual_registry.created_at IS 'The point at which it was first measured.';
COMMENT ON COLUMN market.residual_registry.updated_at IS 'The point at which it was last measured.';
