-- Two exchanges may have the same symbol: rows and events say of which one they are. Base and quote of an asset that is
-- there already are filled by the sink, which reads symbols, when it next writes the asset.
ALTER TABLE market.asset ADD COLUMN base text, ADD COLUMN quote text;
COMMENT ON COLUMN market.asset.base IS
    'The coin that is traded, such as BTC, without a multiplier in the symbol: SHIB of 1000SHIBUSDT; NULL when the symbol does not tell it.';
COMMENT ON COLUMN market.asset.quote IS
    'The coin or currency in which the price is given, such as USDT; NULL when the symbol does not tell it.';

-- An UPDATE would write every row of the past anew. Where all assets so far are of one exchange, which is the usual case,
-- the rows that are there get its name as the default of a new column, which touches none of them. Where they are of
-- several, the past stays NULL, and the table asset tells the exchange. The default is dropped at once: a sink of an
-- earlier build that still runs writes NULL.
DO $$
DECLARE
    only_exchange text := (SELECT min(exchange) FROM market.asset HAVING count(DISTINCT exchange) = 1);
    with_rows text;
BEGIN
    FOREACH with_rows IN ARRAY ARRAY['features_snapshot', 'anomaly_event'] LOOP
        EXECUTE format('ALTER TABLE market.%I ADD COLUMN exchange text DEFAULT %L', with_rows, only_exchange);
        EXECUTE format('ALTER TABLE market.%I ALTER COLUMN exchange DROP DEFAULT', with_rows);
    END LOOP;
END
$$;
UPDATE market.anomaly_event SET exchange = NULL WHERE asset_uid IS NULL AND exchange IS NOT NULL;
COMMENT ON COLUMN market.anomaly_event.exchange IS
    'The exchange of the asset; NULL when the event is about the whole market, and in some events of builds that did not write it.';
