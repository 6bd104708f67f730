-- Runs with its owner's rights, so that a role that may only write can have months made.
-- A month is made apart from its parent and attached, because CREATE TABLE ... PARTITION OF would lock readers out.
CREATE FUNCTION market.create_month(table_name text, tf text, month date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
    parent text := table_name || '_' || tf;
    child text := parent || to_char(month, '_YYYY_MM');
    from_ts text := to_char(month, 'YYYY-MM-01 00:00:00+00');
    to_ts text := to_char(month + interval '1 month', 'YYYY-MM-01 00:00:00+00');
BEGIN
    IF table_name NOT IN ('features_snapshot', 'market_snapshot', 'anomaly_event') THEN
        RAISE EXCEPTION 'not a table with monthly partitions: %', table_name;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('market.' || child, 0));
    IF to_regclass('market.' || quote_ident(child)) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format(
        'CREATE TABLE market.%I (LIKE market.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES,'
            ' CONSTRAINT month_of_partition CHECK (tf = %L AND exchange_ts >= %L AND exchange_ts < %L))',
        child, parent, tf, from_ts, to_ts);
    EXECUTE format(
        'ALTER TABLE market.%I ATTACH PARTITION market.%I FOR VALUES FROM (%L) TO (%L)',
        parent, child, from_ts, to_ts);
    EXECUTE format('ALTER TABLE market.%I DROP CONSTRAINT month_of_partition', child);
    RETURN true;
END
$$;
COMMENT ON FUNCTION market.create_month IS
    'Makes and attaches the partition of a table for a timeframe and a month; false when it exists already.';
REVOKE ALL ON FUNCTION market.create_month FROM PUBLIC;
