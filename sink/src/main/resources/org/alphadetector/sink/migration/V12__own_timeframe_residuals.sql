-- What bars of the row's own timeframe were predicted to be, beside the columns that look one minute ahead.
ALTER TABLE market.features_snapshot
    ADD COLUMN z_ret_residual double precision,
    ADD COLUMN ret_prediction double precision,
    ADD COLUMN ret_prediction_std double precision,
    ADD COLUMN q_ret_residual double precision,
    ADD COLUMN z_vol_residual double precision,
    ADD COLUMN vol_prediction double precision,
    ADD COLUMN vol_prediction_std double precision,
    ADD COLUMN q_vol_residual double precision,
    ADD COLUMN z_spread_residual double precision,
    ADD COLUMN spread_prediction double precision,
    ADD COLUMN spread_prediction_std double precision,
    ADD COLUMN q_spread_residual double precision,
    ADD COLUMN z_oi_residual double precision,
    ADD COLUMN oi_prediction double precision,
    ADD COLUMN oi_prediction_std double precision,
    ADD COLUMN q_oi_residual double precision;
