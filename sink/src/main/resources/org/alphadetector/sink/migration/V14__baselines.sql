COMMENT ON TABLE market.baseline_state IS
    'What values of an asset are judged by, as of the row that closes at updated_at, hourly: z = (x - mu) / sigma, and market.baseline_rank(quantile_state, z) is the rank q.';
COMMENT ON COLUMN market.baseline_state.feature_name IS
    'The column of z, or where there is none the column whose value is judged; docs/design/baselines.md says x of each.';
COMMENT ON COLUMN market.baseline_state.mu IS
    'The robust centre, or the predicted value, of the row at updated_at, from what was learnt before it; NULL in warm-up.';
COMMENT ON COLUMN market.baseline_state.sigma IS
    'One robust standard deviation of the same row, floors included; NULL in warm-up, and where no scale is used.';
COMMENT ON COLUMN market.baseline_state.n_samples IS 'How many values were learnt before the row.';
COMMENT ON COLUMN market.baseline_state.updated_at IS 'The close of the row that was judged by it.';
COMMENT ON COLUMN market.baseline_state.quantile_state IS
    'The distribution of past z, or of past values where no scale is used; read it with market.baseline_quantile and market.baseline_rank. NULL while no rank is told.';

-- A positive number of single precision, zero included, at an offset from 0, big-endian.
CREATE FUNCTION market.baseline_float(bytes bytea, at integer) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN bits = 0 THEN 0
        WHEN bits >> 23 = 0 THEN bits * power(2::double precision, -149)
        ELSE ((bits & 8388607) | 8388608) * power(2::double precision, (bits >> 23) - 150) END
    FROM (SELECT (get_byte(bytes, at) << 24) | (get_byte(bytes, at + 1) << 16) | (get_byte(bytes, at + 2) << 8)
        | get_byte(bytes, at + 3)) AS read (bits)
$$;

-- The same of double precision; none that is written is subnormal.
CREATE FUNCTION market.baseline_double(bytes bytea, at integer) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN bits = 0 THEN 0
        ELSE ((bits & 4503599627370495) | 4503599627370496) * power(2::double precision, (bits >> 52) - 1075) END
    FROM (SELECT ('x' || encode(substring(bytes FROM at + 1 FOR 8), 'hex'))::bit(64)::bigint) AS read (bits)
$$;

-- The cell of a value other than zero: kind 1 of signed values, kind 2 of magnitudes.
CREATE FUNCTION market.baseline_cell(kind integer, value double precision) RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    magnitude double precision := abs(value);
    parts integer := CASE kind WHEN 1 THEN 16 ELSE 24 END;
    lowest integer := CASE kind WHEN 1 THEN -1 ELSE -30 END;
    octave integer := lowest;
    part integer;
BEGIN
    IF kind = 1 THEN
        magnitude := least(magnitude, 63) + 0.5;
    ELSE
        magnitude := least(magnitude, 1073741823.9999999);
    END IF;
    WHILE magnitude >= power(2::double precision, octave + 1) LOOP
        octave := octave + 1;
    END LOOP;
    part := (octave - lowest) * parts
        + floor((magnitude / power(2::double precision, octave) - 1) * parts)::integer;
    RETURN CASE WHEN kind = 2 THEN part WHEN value < 0 THEN 111 - part ELSE 112 + part END;
END
$$;

-- The middle of a cell.
CREATE FUNCTION market.baseline_middle(kind integer, cell integer) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN kind = 2 THEN power(2::double precision, cell / 24 - 30) * (1 + (cell % 24 + 0.5::double precision) / 24)
        ELSE sign(cell - 111.5::double precision)
            * (power(2::double precision, part / 16 - 1) * (1 + (part % 16 + 0.5::double precision) / 16) - 0.5) END
    FROM (SELECT CASE WHEN cell < 112 THEN 111 - cell ELSE cell - 112 END) AS read (part)
$$;

CREATE FUNCTION market.baseline_rank(quantile_state bytea, value double precision) RETURNS double precision
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    kind integer;
    total double precision;
    weight double precision;
    below double precision := 0;
    within double precision := 0;
    is_zero boolean;
    -- Cells below it lie below the value; it itself holds the value, but for zero, which has a cell of its own.
    cell integer;
    above_cell integer;
    pos integer := 36;
    first_cell integer;
    mask integer;
    block_below double precision;
BEGIN
    IF length(quantile_state) < 36 OR get_byte(quantile_state, 0) <> 1 THEN
        RAISE EXCEPTION 'not a quantile state of version 1' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    kind := get_byte(quantile_state, 1);
    total := market.baseline_double(quantile_state, 2);
    IF total = 0 OR value = 'NaN' THEN
        RETURN NULL;
    END IF;
    is_zero := CASE kind WHEN 1 THEN value = 0 ELSE value < power(2::double precision, -30) END;
    cell := CASE WHEN NOT is_zero THEN market.baseline_cell(kind, value) WHEN kind = 1 THEN 112 ELSE -1 END;
    IF is_zero AND (kind = 1 OR value >= 0) THEN
        within := market.baseline_double(quantile_state, 18);
    ELSIF value > 0 THEN
        below := market.baseline_double(quantile_state, 18);
    END IF;
    WHILE pos < length(quantile_state) LOOP
        first_cell := 16 * get_byte(quantile_state, pos);
        mask := (get_byte(quantile_state, pos + 1) << 8) | get_byte(quantile_state, pos + 2);
        block_below := market.baseline_float(quantile_state, pos + 3);
        pos := pos + 7;
        IF first_cell > cell OR first_cell + 16 <= cell THEN
            IF first_cell < cell THEN
                below := below + block_below;
            END IF;
            pos := pos + 4 * length(replace(mask::bit(16)::text, '0', ''));
        ELSE
            block_below := 0;
            FOR i IN 0..15 LOOP
                IF mask & (1 << i) <> 0 THEN
                    IF first_cell + i < cell THEN
                        block_below := block_below + market.baseline_float(quantile_state, pos);
                    ELSIF first_cell + i = cell AND NOT is_zero THEN
                        within := within + market.baseline_float(quantile_state, pos);
                    END IF;
                    pos := pos + 4;
                END IF;
            END LOOP;
            below := below + block_below;
        END IF;
    END LOOP;
    above_cell := (get_byte(quantile_state, 34) << 8) | get_byte(quantile_state, 35);
    IF cell > above_cell THEN
        below := below + market.baseline_double(quantile_state, 26);
    ELSIF cell = above_cell AND NOT is_zero THEN
        within := within + market.baseline_double(quantile_state, 26);
    END IF;
    weight := total / market.baseline_double(quantile_state, 10);
    RETURN (weight * (below / total + within / total / 2) + 0.5) / (weight + 1);
END
$$;
COMMENT ON FUNCTION market.baseline_rank IS
    'The rank of a value in (0, 1) among those of a baseline''s quantile_state, as columns q_* define it: half of its cell counts as below, and the value itself is counted.';

CREATE FUNCTION market.baseline_quantile(quantile_state bytea, q double precision) RETURNS double precision
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    kind integer;
    remaining double precision;
    zeros double precision;
    above double precision;
    is_zero_passed boolean := false;
    highest double precision;
    pos integer := 36;
    block integer;
    mask integer;
    block_weight double precision;
    left_in_block double precision;
BEGIN
    IF length(quantile_state) < 36 OR get_byte(quantile_state, 0) <> 1 THEN
        RAISE EXCEPTION 'not a quantile state of version 1' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF NOT q BETWEEN 0 AND 1 THEN
        RAISE EXCEPTION 'a share lies in [0, 1]: q=%', q USING ERRCODE = 'invalid_parameter_value';
    END IF;
    kind := get_byte(quantile_state, 1);
    remaining := CASE WHEN q < 1 THEN q * market.baseline_double(quantile_state, 2) ELSE 'Infinity' END;
    zeros := market.baseline_double(quantile_state, 18);
    above := market.baseline_double(quantile_state, 26);
    LOOP
        block := CASE WHEN pos < length(quantile_state) THEN get_byte(quantile_state, pos) END;
        -- Zero lies between the signed blocks 6 and 7, and before all blocks of magnitudes.
        IF NOT is_zero_passed AND (block IS NULL OR kind = 2 OR block >= 7) THEN
            is_zero_passed := true;
            IF zeros > 0 THEN
                IF remaining <= zeros THEN
                    RETURN 0;
                END IF;
                highest := 0;
                remaining := remaining - zeros;
            END IF;
        END IF;
        EXIT WHEN block IS NULL;
        mask := (get_byte(quantile_state, pos + 1) << 8) | get_byte(quantile_state, pos + 2);
        block_weight := market.baseline_float(quantile_state, pos + 3);
        left_in_block := remaining;
        pos := pos + 7;
        FOR i IN 0..15 LOOP
            IF mask & (1 << i) <> 0 THEN
                highest := market.baseline_middle(kind, 16 * block + i);
                left_in_block := left_in_block - market.baseline_float(quantile_state, pos);
                IF remaining <= block_weight AND left_in_block <= 0 THEN
                    RETURN highest;
                END IF;
                pos := pos + 4;
            END IF;
        END LOOP;
        IF remaining <= block_weight THEN
            RETURN highest;
        END IF;
        remaining := remaining - block_weight;
    END LOOP;
    IF above > 0 THEN
        RETURN market.baseline_middle(kind, (get_byte(quantile_state, 34) << 8) | get_byte(quantile_state, 35));
    END IF;
    RETURN highest;
END
$$;
COMMENT ON FUNCTION market.baseline_quantile IS
    'The smallest value with at least the share q of a baseline''s quantile_state at or below it, told as the middle of its cell: a value in sigmas from mu, or the value itself where no scale is used.';
