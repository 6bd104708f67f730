CREATE TYPE market.tf AS ENUM ('1m', '15m', '1h');
CREATE TYPE market.dq_status AS ENUM ('ok', 'partial', 'stale');
CREATE TYPE market.lifecycle_state AS ENUM ('experimental', 'active', 'deprecated', 'archived');
CREATE TYPE market.hot_reason AS ENUM ('vol_spike', 'oi_spike', 'basis_jolt', 'manual');

COMMENT ON TYPE market.tf IS 'Timeframe of a row: the length of its bar.';
COMMENT ON TYPE market.dq_status IS
    'ok: all sources fresh and no gap in the bar; partial: a source missing, a gap or a crossed book; stale: no message within the bar.';
COMMENT ON TYPE market.lifecycle_state IS 'Where a detector stands between its first trial and its retirement.';
COMMENT ON TYPE market.hot_reason IS 'Why an asset came onto the hotlist.';
