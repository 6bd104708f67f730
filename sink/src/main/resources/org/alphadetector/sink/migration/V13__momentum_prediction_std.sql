-- The standard deviation of each indicator's prediction, by which its z can be worked out again from the row.
ALTER TABLE market.features_snapshot
    ADD COLUMN rsi_prediction_std_14 double precision,
    ADD COLUMN macd_prediction_std double precision,
    ADD COLUMN stoch_prediction_std_14 double precision;
