-- A feature row is wider than the 2 kB above which Postgres compresses values and moves them into the TOAST table, here its
-- twenty small JSON columns one by one: that took most of the time of a write. Up to 4,080 bytes, two rows a page, all of
-- a row stays together. Rows that are there already stay as they are.
CREATE OR REPLACE FUNCTION market.create_month(table_name text, tf text, month date) RETURNS boolean
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
            ' CONSTRAINT month_of_partition CHECK (tf = %L AND exchange_ts >= %L AND exchange_ts < %L))%s',
        child, parent, tf, from_ts, to_ts,
        CASE table_name WHEN 'features_snapshot' THEN ' WITH (toast_tuple_target = 4080)' END);
    EXECUTE format(
        'ALTER TABLE market.%I ATTACH PARTITION market.%I FOR VALUES FROM (%L) TO (%L)',
        parent, child, from_ts, to_ts);
    EXECUTE format('ALTER TABLE market.%I DROP CONSTRAINT month_of_partition', child);
    RETURN true;
END
$$;

DO $$
DECLARE
    month regclass;
BEGIN
    FOR month IN SELECT relid FROM pg_partition_tree('market.features_snapshot') WHERE isleaf AND level = 2 LOOP
        EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 4080)', month);
    END LOOP;
END
$$;
